import { drop } from './drop.ts';
import { hash } from './hash.ts';
import { keep } from './keep.ts';
import { mask } from './mask.ts';
import type { OperatorRow } from './operator-row.ts';
import { token } from './token.ts';

/** Every operator by name. A policy may name these and no others. */
export const OPERATORS: Readonly<Record<string, OperatorRow>> = { keep, mask, drop, token, hash };
