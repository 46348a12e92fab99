/** Preloaded into a measured process: writes its peak memory in KiB into the file that CHATVEIL_PEAK_FILE names. */
import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const { CHATVEIL_PEAK_FILE: file } = process.env;
if (isMainThread && file !== undefined)
  process.on('exit', () => writeFileSync(file, String(process.resourceUsage().maxRSS)));
