import { describe, expect, it } from '@jest/globals';
import { isReadable } from './readable-text.js';

describe('a text', () => {
  it('is readable in any script, with any sign, when it is whole', () => {
    for (const text of ['', 'Åbo', '尊敬', 'مرحبا', '👩🏽‍🎓', 'two\nlines\t'])
      expect({ text, is: isReadable(text) }).toEqual({ text, is: true });
  });

  it('is not readable with a zero character or with half of a pair', () => {
    for (const text of ['\0', 'a\u0000b', '\ud83d', 'a\ude00', '\ude00\ud83d'])
      expect({ text, is: isReadable(text) }).toEqual({ text, is: false });
  });
});
