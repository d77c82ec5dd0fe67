import type { Locator } from 'playwright-core';

/** Parts of a date in the order of Chromium's own fields, which speak the language of its windows (see `openBrowser`). */
function dateParts(day: string): readonly string[] {
  const [year = '', month = '', date = ''] = day.split('-');
  return [month, date, year];
}

function timeParts(time: string): readonly string[] {
  const [hour = '', minute = ''] = time.split(':');
  const twelve = String(Number(hour) % 12 || 12).padStart(2, '0');
  return [twelve, minute, Number(hour) < 12 ? 'AM' : 'PM'];
}

/** Types into the field that has the focus, and looks whether it stands there. */
export async function typeInto(field: Locator, text: string): Promise<void> {
  const { keyboard } = field.page();
  const type = await field.getAttribute('type');
  if (type === 'date' || type === 'datetime-local') {
    const [day = '', time] = text.split('T');
    await keyboard.type(dateParts(day).join(''));
    if (time !== undefined) {
      // A year may have more than four digits; the arrow says that it is complete.
      await keyboard.press('ArrowRight');
      await keyboard.type(timeParts(time).join(''));
    }
  } else {
    await keyboard.press('Control+A');
    await keyboard.type(text);
  }
  const written = await field.inputValue();
  if (written !== text) throw new Error(`“${text}” was typed and “${written}” stands there`);
}

/** Moves within a list that has the focus or is open, one arrow at a time. */
export async function arrowTo(list: Locator, value: string): Promise<void> {
  // Some lists come from the server.
  await list.locator(`option[value="${value}"]`).waitFor({ state: 'attached' });
  const values = await list
    .locator('option:not([disabled])')
    .evaluateAll((options) => options.map((option) => (option as unknown as { readonly value: string }).value));
  const steps = values.indexOf(value) - values.indexOf(await list.inputValue());
  for (let step = 0; step < Math.abs(steps); step++)
    await list.page().keyboard.press(steps > 0 ? 'ArrowDown' : 'ArrowUp');
}

export async function untilChosen(list: Locator, value: string): Promise<void> {
  await list.locator(`option[value="${value}"]:checked`).waitFor({ state: 'attached' });
}

export async function untilTicked(box: Locator): Promise<void> {
  await box.and(box.page().locator(':checked')).waitFor({ state: 'attached' });
}
