import type { Locator } from 'playwright-core';

/** A file as somebody chooses it in the dialog of the system. */
export interface ChosenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** How somebody works a page. Every act of a journey goes through one, so that nothing happens that a person could not do. */
export interface Hand {
  readonly kind: 'mouse' | 'touch' | 'keyboard';
  /** A link or a button. */
  press(target: Locator): Promise<void>;
  /** A checkbox or one of several radio buttons, until it is chosen. */
  tick(box: Locator): Promise<void>;
  /** Replaces what stands in a field. Dates as `yyyy-mm-dd`, moments as `yyyy-mm-ddThh:mm`. */
  write(field: Locator, text: string): Promise<void>;
  /** One option of a list, by its value. */
  choose(list: Locator, value: string): Promise<void>;
  attach(field: Locator, file: ChosenFile): Promise<void>;
}
