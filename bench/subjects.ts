/** What is measured in process: one batch of chats in, everything else is the subject's own. */
import { createEngine } from '../dist/index.js';
import { createDetectors, RecordViews } from './detectors.ts';
import type { Chat } from './texts.ts';

export interface Subject {
  readonly name: string;
  /** Bytes of text a batch, so that one takes milliseconds and not minutes. */
  readonly batchBytes: number;
  run(chats: readonly Chat[]): void | Promise<void>;
}

export async function ownSubjects(): Promise<Subject[]> {
  const engine = await createEngine({ policy: 'mask' });
  return [
    {
      name: 'chatveil, conversations',
      batchBytes: 500_000,
      run(chats) {
        for (const chat of chats) engine.redactConversation(chat);
      },
    },
    {
      name: 'chatveil, single texts',
      batchBytes: 500_000,
      run(chats) {
        for (const { messages } of chats) for (const { text } of messages) engine.redact(text);
      },
    },
  ];
}

/** The reference detector, which runs every rule over every message: finding alone, nothing replaced. */
export async function naiveSubject(): Promise<Subject> {
  const { naive } = await createDetectors();
  const views = new RecordViews();
  return {
    name: 'chatveil, naive detector',
    batchBytes: 20_000,
    run(chats) {
      for (const chat of chats) naive.detect(views.view(JSON.stringify(chat)));
    },
  };
}

/** Work that any tool does at least: the cost of JSON itself, in bytes of message text like all other rows. */
export function jsonSubjects(): Subject[] {
  const lines = new WeakMap<readonly Chat[], string[]>();
  const linesOf = (chats: readonly Chat[]): string[] => {
    let known = lines.get(chats);
    if (known === undefined) {
      known = chats.map((chat) => JSON.stringify(chat));
      lines.set(chats, known);
    }
    return known;
  };
  return [
    {
      name: 'JSON.parse',
      batchBytes: 1_000_000,
      run(chats) {
        for (const line of linesOf(chats)) JSON.parse(line);
      },
    },
    {
      name: 'JSON.parse and JSON.stringify',
      batchBytes: 1_000_000,
      run(chats) {
        for (const line of linesOf(chats)) JSON.stringify(JSON.parse(line));
      },
    },
  ];
}
