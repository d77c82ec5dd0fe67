import type { Output } from '../output.js';

/** A terminal on which a line can be written over. */
export interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const CLEAR_LINE = '\r\u001B[2K';

/** Tells how far things are: one line that changes on a terminal, a line for each step elsewhere (a log, a pipe). */
export class Progress {
  private text = '';
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly out: Output,
    private readonly screen: Screen,
  ) {}

  step(text: string): void {
    this.text = text;
    if (!this.screen.isTTY) {
      this.out.write(`${seconds()}  ${text}`);
      return;
    }
    this.timer ??= setInterval(() => this.draw(), 100).unref();
    this.draw();
  }

  /** A line that stays. */
  note(text: string): void {
    this.wipe();
    this.out.write(text);
    if (this.timer) this.draw();
  }

  fault(text: string): void {
    this.wipe();
    this.out.error(text);
    if (this.timer) this.draw();
  }

  done(): void {
    this.wipe();
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private draw(): void {
    const line = `${seconds()}  ${this.text} …`;
    this.screen.write(`${CLEAR_LINE}${line.slice(0, Math.max(20, (this.screen.columns || 80) - 1))}`);
  }

  private wipe(): void {
    if (this.timer) this.screen.write(CLEAR_LINE);
  }
}

/** Since this program began, so with `npm start` installing and building count too. */
export function seconds(): string {
  return `${(performance.now() / 1000).toFixed(1)} s`.padStart(7);
}
