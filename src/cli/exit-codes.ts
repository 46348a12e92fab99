/** What the process answers with, and which error leads to which answer. Scripts rely on these numbers. */
import type { ErrorCode } from '../index.ts';

export const EXIT = {
  done: 0,
  /** `scan --fail-on` found one of its types, `rules test` / `rules lint` found something wrong, or `erase` bytes of keys. */
  found: 1,
  usage: 2,
  /** The output is complete but for the records named in the summary. */
  held: 3,
  /** No output appeared under its final name that was not complete. */
  stopped: 4,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

interface Answer {
  readonly exit: ExitCode;
  /** What to do next, where the message of the error can't know it. */
  readonly hint?: string;
}

const BUG =
  'This is a fault in chatveil. Please report it with the version and the command, without the data.';

/** Complete by type: a new error code does not compile without a row. */
export const ANSWERS: Readonly<Record<ErrorCode, Answer>> = {
  RULE_INVALID: { exit: EXIT.usage, hint: 'Correct the rule file, then run `chatveil rules test FILE`.' },
  RULE_UNSAFE: { exit: EXIT.usage, hint: 'Rewrite the pattern, then run `chatveil rules lint`.' },
  DICTIONARY_INVALID: { exit: EXIT.usage },
  POLICY_INVALID: { exit: EXIT.usage },
  LIST_INVALID: { exit: EXIT.usage },
  CONFIG_INVALID: {
    exit: EXIT.usage,
    hint: 'Correct chatveil.yaml, or write a fresh one with `chatveil init --force`.',
  },
  USAGE: { exit: EXIT.usage },
  INPUT_UNREADABLE: { exit: EXIT.usage, hint: 'Check the path and its permissions.' },
  INPUT_REFUSED: { exit: EXIT.usage },
  FORMAT_UNKNOWN: { exit: EXIT.usage, hint: 'Name the format with --format jsonl, json, csv or text.' },
  RECORD_MALFORMED: { exit: EXIT.stopped },
  RECORD_TOO_LARGE: { exit: EXIT.stopped },
  RECORD_TOO_DEEP: { exit: EXIT.stopped },
  ENCODING_UNKNOWN: { exit: EXIT.stopped },
  KEYS_REFUSED: {
    exit: EXIT.usage,
    hint: 'Name the key file that was written with this store; nobody but its owner may read it.',
  },
  KEYS_UNAVAILABLE: {
    exit: EXIT.stopped,
    hint: 'Check that the key store exists, is reachable and has room.',
  },
  DOMAIN_INVALID: { exit: EXIT.usage },
  SUBJECT_INVALID: { exit: EXIT.usage },
  SUBJECT_ERASED: { exit: EXIT.stopped },
  SUBJECT_HELD: { exit: EXIT.stopped, hint: 'Lift the hold first, if its reason has ended.' },
  KEY_GONE: { exit: EXIT.stopped },
  KEY_NOT_READY: {
    exit: EXIT.stopped,
    hint: 'The machine is too busy, or slept. Run the same command once more, with fewer workers: --workers 1.',
  },
  TOKEN_INVALID: { exit: EXIT.stopped },
  KEY_TAKEN: { exit: EXIT.stopped, hint: 'Run the same command once more.' },
  TOKEN_COLLISION: { exit: EXIT.stopped, hint: 'Run the same command once more.' },
  VALUE_REFUSED: { exit: EXIT.stopped },
  GRANT_REFUSED: {
    exit: EXIT.stopped,
    hint: 'Ask an enrolled approver for a grant: `chatveil grant sign --help`.',
  },
  AUDIT_REFUSED: {
    exit: EXIT.stopped,
    hint: 'Nothing is opened until the audit can be written and verified.',
  },
  RULE_FAILED: { exit: EXIT.stopped, hint: 'Run `chatveil rules lint` to find the rule at fault.' },
  CONVERSATION_TOO_LARGE: { exit: EXIT.stopped },
  WORKER_LOST: { exit: EXIT.stopped, hint: 'Try again with fewer workers: --workers 1.' },
  OUTPUT_FAILED: { exit: EXIT.stopped, hint: 'Check that the place exists, may be written and has room.' },
  INTERRUPTED: { exit: EXIT.stopped },
  INTERNAL: { exit: EXIT.stopped, hint: BUG },
};

/** A ChatveilError, told by its name so that `--help` need not load the library. */
interface NamedError extends Error {
  readonly code: ErrorCode;
}

function isChatveilError(error: unknown): error is NamedError {
  return (
    error instanceof Error &&
    error.name === 'ChatveilError' &&
    'code' in error &&
    typeof error.code === 'string' &&
    Object.hasOwn(ANSWERS, error.code)
  );
}

/**
 * Exit code and lines for an error that ends the process. A foreign error's message is never shown: it may
 * quote the transcript. Its class and system code (`ENOSPC`) are fixed words and are.
 */
export function answerTo(error: unknown): { exit: ExitCode; lines: string[]; code: ErrorCode } {
  if (isChatveilError(error)) {
    const { exit, hint } = ANSWERS[error.code];
    return { exit, lines: hint === undefined ? [error.message] : [error.message, hint], code: error.code };
  }
  return { exit: EXIT.stopped, lines: [`unexpected ${kindOf(error)}`, BUG], code: 'INTERNAL' };
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'error';
  const name = /^[A-Z][A-Za-z]{0,40}$/.test(error.name) ? error.name : 'error';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return /^[A-Z][A-Z0-9_]{1,40}$/.test(code) ? `${name} ${code}` : name;
}
