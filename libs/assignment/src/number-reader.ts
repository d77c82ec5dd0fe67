import { TextFault } from './text-fault.js';

const TAB = 9;
const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const MINUS = 45;
const ZERO = 48;
const BYTE_ORDER_MARK = 0xfeff;

/** Reads integers line by line, and knows where it stands when one is wrong. Blanks are spaces, tabs and returns. */
export class NumberReader {
  private position: number;
  private line = 1;
  private lineStart: number;

  constructor(private readonly text: string) {
    this.position = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
    this.lineStart = this.position;
  }

  /** The next integer on this line; `what` it is stands in the reason when it is missing, no integer or out of range. */
  integer(what: string, least: number, most: number): number {
    const lastEnd = this.position;
    this.skipBlanks();
    const start = this.position;
    if (this.isLineEnd()) throw this.fault(lastEnd, `${what} is missing`);
    const value = this.scan();
    if (Number.isNaN(value)) throw this.fault(start, `${what} must be an integer, and is ${this.word(start)}`);
    if (most < least) throw this.fault(start, `${what} is ${this.word(start)}, but there is none`);
    if (value < least || value > most) {
      throw this.fault(start, `${what} must be from ${least} to ${most}, and is ${this.word(start)}`);
    }
    return value;
  }

  /** Goes to the next line; nothing but blanks may be left on this one. */
  endLine(): void {
    this.skipBlanks();
    if (!this.isLineEnd()) throw this.fault(this.position, `${this.word(this.position)} is one value too many`);
    this.position++;
    this.line++;
    this.lineStart = this.position;
  }

  /** Nothing but blanks and empty lines may be left in the text. */
  endText(otherwise: string): void {
    while (!this.hasEnded()) {
      this.skipBlanks();
      if (!this.isLineEnd()) throw this.fault(this.position, otherwise);
      this.endLine();
    }
  }

  /** The text ends where more must come. */
  refuseEnd(missing: string): void {
    if (this.hasEnded()) throw this.fault(this.position, `the text ends here, and ${missing}`);
  }

  private fault(at: number, reason: string): TextFault {
    return new TextFault(this.line, at - this.lineStart + 1, reason);
  }

  /** The integer here, and past it; not a number when it is none. */
  private scan(): number {
    const negative = this.code() === MINUS;
    if (negative) this.position++;
    let value = this.isBlank() || this.isLineEnd() ? Number.NaN : 0;
    while (!this.isBlank() && !this.isLineEnd()) {
      const digit = this.code() - ZERO;
      value = digit >= 0 && digit <= 9 ? value * 10 + digit : Number.NaN;
      this.position++;
    }
    return negative ? 0 - value : value;
  }

  /** What stands from a character to the next blank, quoted and shortened. */
  private word(start: number): string {
    const word = /^[^ \t\r\n]*/.exec(this.text.slice(start, start + 24))?.[0] ?? '';
    return JSON.stringify(word.length > 20 ? `${word.slice(0, 20)}...` : word);
  }

  private hasEnded(): boolean {
    return this.position >= this.text.length;
  }

  private code(): number {
    return this.text.charCodeAt(this.position);
  }

  private isBlank(): boolean {
    const code = this.code();
    return code === SPACE || code === TAB || code === RETURN;
  }

  private isLineEnd(): boolean {
    return this.hasEnded() || this.code() === NEWLINE;
  }

  private skipBlanks(): void {
    while (this.isBlank()) this.position++;
  }
}
