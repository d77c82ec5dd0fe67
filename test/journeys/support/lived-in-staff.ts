import type { LocalisedText } from '#platform/kernel';

/** Who does in the lived-in house what staff do. */
export const MANAGER = 'manager.helsinki@hel.fi';

export const text = (en: string, fi: string, sv: string): LocalisedText => ({ source: 'en', en, fi, sv });
