import { describe, expect, it } from '@jest/globals';
import { readName } from './person-name.js';

describe('the name of a person', () => {
  it.each(['Ó’Brien & <Søn> "Ł"', '李 小龙', 'محمد', 'Nguyễn', 'X Æ A-12', 'O', 'می\u200cخواهم', 'क्\u200dष'])(
    'stays as it is: %s',
    (name) => {
      expect(readName(name)).toBe(name);
    },
  );

  it('is composed, however it was typed', () => {
    expect(readName('A\u0308ija\u0308la\u0308')).toBe('Äijälä');
    expect(readName('Ngu\u0079\u0065\u0302\u0303n')).toBe('Nguyễn');
  });

  it.each([
    ['a line break', 'Kim\r\nKoe'],
    ['a zero character', 'Kim\u0000Koe'],
    ['a tab and blanks around', ' \tKim \t Koe\n'],
    ['a no-break space', 'Kim\u00a0Koe'],
    ['a separator of lines', 'Kim\u2028Koe'],
    ['a next line of ISO 6429', 'Kim\u0085Koe'],
    ['a sign that turns what follows', 'Kim \u202eKoe'],
    ['a blank of no width', 'Ki\u200bm Koe'],
    ['a byte order mark', 'Kim\ufeff Koe'],
    ['a soft hyphen', 'Kim Ko\u00ade'],
  ])('loses %s', (_what, text) => {
    expect(readName(text)).toBe('Kim Koe');
  });

  it.each(['', '  ', '-', '…', '\u200b', '\u200d', '\u0301'])('is none when it has no letter: "%s"', (text) => {
    expect(readName(text)).toBe('');
  });
});
