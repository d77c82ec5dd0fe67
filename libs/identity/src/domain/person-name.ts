/**
 * Signs that are not seen but turn or hide what stands beside them. The two joiners stay: names in Persian and in the scripts of India are
 * written with them.
 */
const UNSEEN = /(?![\u200c\u200d])\p{Cf}/gu;
const BLANKS = /[\p{Cc}\p{Z}]+/gu;

/**
 * A name of a person as we keep it: any letters, composed (NFC), so that the same name is found however it was typed; on one line, with single
 * spaces. Empty when there is no letter and no digit in it: some directories fill a missing name with a dash.
 */
export function readName(text: string): string {
  const name = text.normalize('NFC').replace(UNSEEN, '').replace(BLANKS, ' ').trim();
  return /[\p{L}\p{N}]/u.test(name) ? name : '';
}
