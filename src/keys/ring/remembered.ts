/** By what names subjects and tokens are remembered in a ring. */
import type { Subject } from '../subject.ts';
import type { SealedValue } from '../tokens/sealed-value.ts';
import type { SealHow } from './key-ring.ts';

/** Longer values hardly come again. */
const REMEMBERED_UNITS = 200;

/** The handle itself where that is enough: a joined name for each value would cost more than finding it. */
export function nameOf({ handle, epoch = '' }: Subject): string {
  return epoch === '' && !handle.startsWith('\0') ? handle : `\0${epoch}\0${handle}`;
}

export function kindOf(type: string, { kind }: SealedValue, how: SealHow): string {
  if (how.form === 'd') return kind === 'exact' ? type : `${kind} ${type}`;
  return `${kind} ${type} ${how.scope} ${how.conversation ?? ''}`;
}

/** Undefined for what is too long to be worth it. */
export function rememberedText(value: SealedValue): string | undefined {
  if (value.kind === 'exact') return value.text.length > REMEMBERED_UNITS ? undefined : value.text;
  return value.bytes.length > REMEMBERED_UNITS ? undefined : Buffer.from(value.bytes).toString('latin1');
}
