/** Named limits, each with its reason. Each has a test at the limit and one past it. */
export const LIMITS = {
  /** Bytes of one record (a JSONL line, a JSON element, a CSV row). A conversation of 64 MB must pass. */
  recordBytes: 128 * 1024 * 1024,
  /** Bytes of one conversation gathered from rows; beyond it the conversation's late rows are held back. */
  conversationBytes: 128 * 1024 * 1024,
  /** Nesting of JSON arrays and objects in one record. Real exports stay below 40. */
  jsonDepth: 512,
  /** Distinct field paths kept by name in a run; beyond it fields share one name and are still scanned.
   * Those that a policy or `--columns` names keep theirs. */
  fields: 4096,
  /** Bytes of one read, and of the chunk a worker gets. 64 KiB chunks cost 40 % of the throughput. */
  chunkBytes: 1024 * 1024,
  /** Bytes of a stream that are gathered by conversation at a time when rows interleave. */
  streamWindowBytes: 16 * 1024 * 1024,
  /** Bytes that one closed conversation of a stream may leave to its late rows: its values and numbers. */
  carriedConversationBytes: 64 * 1024,
  /** Bytes that all of them may leave; beyond it those left alone for longest go, and their late rows are held back. */
  carriedBytes: 16 * 1024 * 1024,
  /** Highest bound of a repeat in a pattern. `{3,1000}` took 80 % of all RE2 time in a trial. */
  repeatBound: 64,
  /** UTF-16 units that one match of a pattern may span. Windows of long slots overlap by this much. */
  matchLength: 8192,
  /** UTF-16 units of a slot that RE2 sees whole; longer slots are verified in windows. */
  wholeSlotUnits: 4096,
  /** Bytes of one value that a token seals. What a rule finds is shorter; a whole field may not be. */
  sealedBytes: 32 * 1024,
  /** Bytes of a subject's handle. */
  handleBytes: 1024,
  /** States of a lazy automaton before it is emptied. 40 MB of real chats make up to 12,000 in one of them. */
  automatonStates: 16_384,
} as const;
