// Prints the closing line of a test run, `N passed, N failed[, N skipped]`, from vitest's JSON result.
import { readFileSync } from 'node:fs';

let result;
try {
  result = JSON.parse(readFileSync(process.argv[2], 'utf8'));
} catch {
  console.log('no test result: the run stopped before the tests');
  process.exit(1);
}
const skipped = result.numPendingTests + (result.numTodoTests ?? 0);
// A file that does not load has no tests to count, so it counts as one failure itself.
const unloaded = result.testResults.filter(
  (file) => file.status === 'failed' && file.assertionResults.length === 0,
).length;
const failed = result.numFailedTests + unloaded;
console.log(
  `${result.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
);
process.exit(failed > 0 ? 1 : 0);
