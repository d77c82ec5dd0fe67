/** Why no other assignment is better; what `verify` checks. */
export interface Proof {
  /**
   * 1 for the contested rows and columns, else 0. Every pair has a contested column or an uncontested row; the places of the
   * contested columns and the uncontested rows together are as many as the matched rows, so no assignment matches more.
   */
  readonly contestedRow: Uint8Array;
  readonly contestedColumn: Uint8Array;
  /** For each aim, and last for the weight ({@link Assignment} says what that is). Those of an earlier one count before those of a later. */
  readonly prices: readonly Prices[];
}

/**
 * The linear programme's dual prices, integers in units of the aim (pairs) or of weight: what a row, and one more place of a column, is
 * worth at the margin. Row and column together reach the value of every pair that a largest assignment can use, and equal it for the
 * chosen ones; where they exceed it for an earlier aim, they need not reach it for a later one.
 */
export interface Prices {
  readonly row: Float64Array;
  readonly column: Float64Array;
}

/**
 * A best assignment: most rows matched, then the aims, each in its turn, then the largest total score, then the largest total of tie values (0 to 127 for each pair,
 * a hash of its two keys). A pair's weight is `score / d x 128 x (rows + 1) + tie`, `d` the scores' greatest common divisor.
 */
export interface Assignment {
  /** The column of each row, 0-based; -1 for a row that has none. */
  readonly columnOfRow: Int32Array;
  /** How many rows have a column. */
  readonly matched: number;
  /** For each aim, how many of the chosen pairs meet it. */
  readonly met: readonly number[];
  /** The total score of the chosen pairs, in points. */
  readonly score: number;
  readonly proof: Proof;
}
