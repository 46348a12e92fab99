/**
 * Other redaction packages, from bench/rivals/node_modules, where `npm run bench:rivals` puts them. They are
 * never dependencies of the product; without them their rows are left out.
 */
import { createRequire } from 'node:module';
import type { Subject } from './subjects.ts';
import type { Chat } from './texts.ts';

const require = createRequire(new URL('../bench/rivals/package.json', import.meta.url));

/** Exact versions. */
const VERSIONS: { readonly dependencies: Readonly<Record<string, string>> } = require('./package.json');

interface TextRedactor {
  redact(text: string): string;
}

export function rivals(): Subject[] {
  return [
    rival('redact-pii', () => {
      const { SyncRedactor }: { SyncRedactor: new () => TextRedactor } = require('redact-pii');
      const redactor = new SyncRedactor();
      return (text) => redactor.redact(text);
    }),
    rival('openredaction', () => {
      const { OpenRedaction }: { OpenRedaction: new () => { detect(text: string): Promise<unknown> } } =
        require('openredaction');
      const redactor = new OpenRedaction();
      return (text) => redactor.detect(text);
    }),
    rival('@redactpii/node', () => {
      const { Redactor }: { Redactor: new () => TextRedactor } = require('@redactpii/node');
      const redactor = new Redactor();
      return (text) => redactor.redact(text);
    }),
  ].filter((subject) => subject !== undefined);
}

function rival(name: string, open: () => (text: string) => unknown): Subject | undefined {
  try {
    require.resolve(name);
  } catch {
    return undefined;
  }
  const redact = open();
  return {
    name: `${name} ${VERSIONS.dependencies[name]}`,
    batchBytes: 20_000,
    async run(chats: readonly Chat[]) {
      for (const { messages } of chats) for (const { text } of messages) await redact(text);
    },
  };
}
