import type { Fault } from '../../api/types.js';

/** `/languages/0/level` is the field with the id `languages-0-level`. */
export function fieldId(pointer: string): string {
  return pointer.replace(/^\//, '').replaceAll('/', '-');
}

/** The fault of a field or of anything inside it: `/wishes/3` belongs to the group `/wishes`. */
export function faultAt(faults: readonly Fault[], pointer: string): Fault | undefined {
  return faults.find((fault) => fault.pointer === pointer || fault.pointer.startsWith(`${pointer}/`));
}

/** Only the fault of exactly this field, for a group whose parts show their own. */
export function faultExactlyAt(faults: readonly Fault[], pointer: string): Fault | undefined {
  return faults.find((fault) => fault.pointer === pointer);
}

/** The element a fault belongs to: the field itself, or the nearest part around it that is on the page. */
export function elementOf(pointer: string): HTMLElement | undefined {
  const steps = pointer.split('/').slice(1);
  for (let length = steps.length; length > 0; length -= 1) {
    const element = document.getElementById(steps.slice(0, length).join('-'));
    if (element) return element;
  }
  return undefined;
}

const FOCUSABLE = 'input:not([disabled]), select, textarea, button';

/** Brings a field to the reader: focus to it, or to the first control of a group. */
export function focusField(pointer: string): void {
  const element = elementOf(pointer);
  if (!element) return;
  const control = element.matches(FOCUSABLE) ? element : element.querySelector<HTMLElement>(FOCUSABLE);
  (control ?? element).focus({ preventScroll: true });
  const reduced = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({ block: 'center', behavior: reduced ? 'auto' : 'smooth' });
}
