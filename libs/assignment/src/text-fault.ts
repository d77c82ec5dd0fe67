/** Where a text breaks its format, and how; the message is `line L, column C: reason`. */
export class TextFault extends Error {
  override readonly name = 'TextFault';

  constructor(
    /** The line, from 1. */
    readonly line: number,
    /** The character in the line, from 1 (UTF-16 units). */
    readonly column: number,
    /** What is wrong, in plain English. */
    readonly reason: string,
  ) {
    super(`line ${line}, column ${column}: ${reason}`);
  }
}
