import type { Locator } from 'playwright-core';
import type { ChosenFile, Hand } from './hand.js';
import { arrowTo, typeInto, untilChosen, untilTicked } from './keys.js';

/**
 * Somebody who points. An open list is drawn by the system above the page, where neither mouse nor finger of a test reaches: it is opened by
 * pointing and its option found by arrow keys. Text comes from the keyboard, on a phone from the one on the screen.
 */
abstract class PointerHand implements Hand {
  abstract readonly kind: Hand['kind'];

  protected abstract point(target: Locator): Promise<void>;

  press(target: Locator): Promise<void> {
    return this.point(target);
  }

  async tick(box: Locator): Promise<void> {
    if (!(await box.isChecked())) await this.point(box);
    await untilTicked(box);
  }

  async write(field: Locator, text: string): Promise<void> {
    await this.point(field);
    await typeInto(field, text);
  }

  async choose(list: Locator, value: string): Promise<void> {
    await this.point(list);
    await arrowTo(list, value);
    await list.page().keyboard.press('Enter');
    await untilChosen(list, value);
  }

  async attach(field: Locator, file: ChosenFile): Promise<void> {
    const [dialog] = await Promise.all([field.page().waitForEvent('filechooser'), this.point(field)]);
    await dialog.setFiles(file);
  }
}

export class MouseHand extends PointerHand {
  readonly kind = 'mouse';

  /** At the beginning of a field, where its first part is: a date has several. Elsewhere in the middle. */
  protected async point(target: Locator): Promise<void> {
    const isDate = /^date/.test((await target.getAttribute('type')) ?? '');
    await target.click(isDate ? { position: { x: 14, y: 20 } } : {});
  }
}

export class TouchHand extends PointerHand {
  readonly kind = 'touch';

  protected point(target: Locator): Promise<void> {
    return target.tap();
  }
}
