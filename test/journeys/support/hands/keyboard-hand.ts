import type { Locator } from 'playwright-core';
import type { ChosenFile, Hand } from './hand.js';
import { arrowTo, typeInto, untilChosen, untilTicked } from './keys.js';

interface Focus {
  readonly what: string;
  readonly isThere: boolean;
  /** Why somebody would not see it; empty when they do. */
  readonly fault: string;
}

interface InPage {
  readonly journey: { focus(wanted: unknown): Focus; isBehind(wanted: unknown): boolean };
}

/** More stops than any page should have before what one wants. */
const MOST_STOPS = 150;

/** Somebody without a pointer: Tab and Shift+Tab lead from stop to stop, arrows within a choice, Enter and Space do the rest. */
export class KeyboardHand implements Hand {
  readonly kind = 'keyboard';

  async press(target: Locator): Promise<void> {
    await this.reach(target);
    await target.page().keyboard.press('Enter');
  }

  async tick(box: Locator): Promise<void> {
    await this.reach(box);
    const isRadio = (await box.getAttribute('type')) === 'radio';
    if (isRadio) await this.arrowToRadio(box);
    else if (!(await box.isChecked())) await box.page().keyboard.press('Space');
    await untilTicked(box);
  }

  async write(field: Locator, text: string): Promise<void> {
    await this.reach(field);
    await typeInto(field, text);
  }

  async choose(list: Locator, value: string): Promise<void> {
    await this.reach(list);
    await arrowTo(list, value);
    await untilChosen(list, value);
  }

  async attach(field: Locator, file: ChosenFile): Promise<void> {
    await this.reach(field);
    const { keyboard } = field.page();
    const [dialog] = await Promise.all([field.page().waitForEvent('filechooser'), keyboard.press('Space')]);
    await dialog.setFiles(file);
  }

  /** Goes there by Tab, or by Shift+Tab when it lies behind. Every stop on the way must be visible, too. */
  private async reach(target: Locator): Promise<void> {
    await target.waitFor();
    const isBehind = await target.evaluate((element) => (globalThis as unknown as InPage).journey.isBehind(element));
    const key = isBehind ? 'Shift+Tab' : 'Tab';
    const passed: string[] = [];
    let focus = await this.focus(target);
    while (!focus.isThere) {
      if (passed.length > MOST_STOPS)
        throw new Error(`${key} never came to ${target}. It passed: ${passed.join(', ')}`);
      await target.page().keyboard.press(key);
      focus = await this.focus(target);
      passed.push(focus.what);
      if (focus.fault) throw new Error(`The focus on ${focus.what} ${focus.fault}, on the way to ${target}`);
    }
  }

  private focus(target: Locator): Promise<Focus> {
    return target.evaluate((element) => (globalThis as unknown as InPage).journey.focus(element));
  }

  /** Tab comes to the chosen button of a group, or to its first; arrows lead on and choose. */
  private async arrowToRadio(box: Locator): Promise<void> {
    const name = await box.getAttribute('name');
    const group = box.page().locator(`input[type="radio"][name="${name}"]`);
    const { keyboard } = box.page();
    if (!(await group.and(box.page().locator(':focus')).isChecked())) await keyboard.press('Space');
    for (let step = await group.count(); step > 0 && !(await box.isChecked()); step--)
      await keyboard.press('ArrowDown');
  }
}
