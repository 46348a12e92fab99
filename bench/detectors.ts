/**
 * The fast and the naive detector over the same conversations, beneath engine and policy: for holding one to the
 * other, and for measuring what the fast one gains.
 */

import { fileURLToPath } from 'node:url';
import type { ConversationView } from '../dist/detect/conversation-view.js';
import { Detector, type DetectorOptions } from '../dist/detect/detector.js';
import { createNaiveDetector } from '../dist/detect/naive.js';
import { TermMatcher } from '../dist/detect/terms.js';
import { loadRules } from '../dist/engine/load-rules.js';
import { formatNamed } from '../dist/formats/index.js';
import { FieldTable, SlotTable } from '../dist/model/slots.js';
import { findOrdinals } from '../dist/operators/ordinals.js';
import { loadPolicy } from '../dist/policy/load.js';
import { readDictionaries } from '../dist/rules/words-load.js';

export interface Detectors {
  readonly fast: Detector;
  readonly naive: Detector;
}

export async function createDetectors(): Promise<Detectors> {
  const { minScore } = await loadPolicy('mask');
  const none = new TermMatcher([]);
  const options: DetectorOptions = { minScore, keepTimestamps: false, allow: none, deny: none };
  const rules = loadRules({ rulePaths: [] });
  const dictionaries = fileURLToPath(new URL('../rules/dictionaries', import.meta.url));
  return {
    fast: new Detector(rules, options),
    naive: createNaiveDetector(rules, readDictionaries(dictionaries), options),
  };
}

/** Reads JSONL records as conversations of one record each. The view is good until the next call. */
export class RecordViews {
  private readonly fields = new FieldTable();
  private readonly slots = new SlotTable();
  private readonly locator = formatNamed('jsonl').createLocator(this.fields, {});

  view(line: string): ConversationView {
    const { fields, slots, locator } = this;
    const bytes = Buffer.from(line);
    slots.clear();
    const problem = locator.locate(bytes, 0, bytes.length, slots, -1);
    if (problem !== undefined) throw new Error(`${problem.code} at byte ${problem.offset}`);
    const texts: (string | undefined)[] = [];
    return {
      bytes,
      slots,
      fields,
      members: Int32Array.from({ length: slots.count }, (_, i) => i),
      messages: slots.message.subarray(0, slots.count).reduce((most, n) => Math.max(most, n + 1), 0),
      oddMasks: false,
      text: (slot) =>
        (texts[slot] ??= locator.text(bytes, slots.start[slot]!, slots.end[slot]!, slots.coding[slot]!)),
      protectedSpans: (text) => findOrdinals(text),
    };
  }
}
