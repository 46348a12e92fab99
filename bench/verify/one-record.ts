/** One JSONL line through locator, engine and splice in this thread: quick enough to be tried thousands of times. */
import { formatNamed } from '../../dist/formats/index.js';
import { createRecordEngine, type Policy } from '../../dist/index.js';
import { FieldTable, SlotTable } from '../../dist/model/slots.js';
import { applyByteEdits } from '../../dist/text/splice.js';

export type RedactLine = (line: string) => string;

export async function lineRedactor(policy: Policy): Promise<RedactLine> {
  const engine = await createRecordEngine({ policy, rulePaths: [] });
  const fields = new FieldTable();
  const slots = new SlotTable();
  const locator = formatNamed('jsonl').createLocator(fields, {});
  return (line) => {
    const bytes = Buffer.from(line);
    slots.clear();
    const problem = locator.locate(bytes, 0, bytes.length, slots, -1);
    if (problem !== undefined) throw new Error(`${problem.code} at byte ${problem.offset}`);
    const { edits } = engine.process({ bytes, slots, fields, locator });
    return applyByteEdits(bytes, 0, bytes.length, edits).toString('utf8');
  };
}
