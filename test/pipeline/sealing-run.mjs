// Pseudonymises INPUT to stdout with the keys at PLACES (JSON).
import { loadPolicy, run } from '../../dist/index.js';

const [input, places] = process.argv.slice(2);
const policy = await loadPolicy({ extends: 'pseudonymise-short', types: { EMAIL: { action: 'token' } } });
await run({
  ...{ inputs: [input], output: '-', mode: 'redact', format: 'jsonl', workers: 1, chunkBytes: 4096 },
  engine: { policy, rulePaths: [], keys: { places: JSON.parse(places) } },
});
