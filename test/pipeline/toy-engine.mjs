/**
 * An engine for pipeline tests: every run of five or more digits becomes `[NUM_n]`, n counting distinct values in
 * the conversation. Words in a text make it fail in chosen ways. Plain JavaScript, so that worker threads load it.
 */
export async function createRecordEngine(settings) {
  if (settings.rulePaths.includes('refuse')) throw new Error('secret text of a foreign error');
  return new ToyEngine(settings);
}

class ToyEngine {
  constructor(settings) {
    this.fingerprint = `toy-${settings.policy.name}`;
    this.counts = zero();
  }

  process({ bytes, slots, fields, locator }) {
    const edits = [];
    const findings = [];
    const known = new Map();
    for (let slot = 0; slot < slots.count; slot++) {
      const start = slots.start[slot];
      const end = slots.end[slot];
      const text = locator.text(bytes, start, end, slots.coding[slot]);
      if (text.includes('CRASH-WORKER')) process.exit(9);
      if (text.includes('THROW-FOREIGN')) throw new Error(`quotes ${text}`);
      if (text.includes('TEAR-EDITS')) {
        edits.push({ start: end, end: start - 1, replacement: 'x' });
        continue;
      }
      if (fields.at(slots.field[slot]).meaning === 'message-id') continue;
      const textEdits = [];
      const conversation = slots.conversation[slot];
      for (const match of text.matchAll(/\d{5,}/g)) {
        if (!known.has(conversation)) known.set(conversation, new Map());
        const ordinals = known.get(conversation);
        if (!ordinals.has(match[0])) ordinals.set(match[0], ordinals.size + 1);
        const at = { start: match.index, end: match.index + match[0].length };
        textEdits.push({ ...at, replacement: `[NUM_${ordinals.get(match[0])}]` });
        findings.push({
          slot,
          ...at,
          type: 'ACCOUNT',
          rule: 'toy-digits',
          score: 0.5,
          evidence: [],
          action: 'mask',
          conversation,
          message: slots.message[slot],
        });
        this.counts.findings.ACCOUNT = (this.counts.findings.ACCOUNT ?? 0) + 1;
      }
      this.counts.slots++;
      if (textEdits.length > 0)
        edits.push(
          ...locator.splice(
            bytes,
            { start, end, kind: slots.kind[slot], coding: slots.coding[slot] },
            textEdits,
          ),
        );
    }
    this.counts.conversations++;
    return { edits, findings };
  }

  takeCounts() {
    const taken = this.counts;
    this.counts = zero();
    return taken;
  }
}

function zero() {
  return {
    records: 0,
    conversations: 0,
    messages: 0,
    slots: 0,
    bytes: 0,
    findings: {},
    rules: {},
    actions: {},
    protectedSpans: 0,
    numbersReplaced: 0,
  };
}
