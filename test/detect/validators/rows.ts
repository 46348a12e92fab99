/** What the test of validators reads: for each entry values that must pass and near misses that must not. */
export interface Row {
  /** A validator entry as a rule writes it. */
  readonly entry: string;
  readonly valid: readonly string[];
  /** Near misses. */
  readonly invalid: readonly string[];
  /** Where the valid values are published or worked out. */
  readonly source: string;
  /** Every single changed digit must be noticed. */
  readonly checkDigit?: boolean;
}
