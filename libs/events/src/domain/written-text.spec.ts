import { describe, expect, it } from '@jest/globals';
import { writtenText } from './written-text.js';

describe('a text in up to three languages', () => {
  it('keeps those that were given, without the space around them, and says which one is the original', () => {
    expect(writtenText('sv', { fi: ' Ilta ', sv: 'Kväll', en: ' ' })).toEqual({
      source: 'sv',
      fi: 'Ilta',
      sv: 'Kväll',
    });
  });

  it('never names an original that is not there', () => {
    expect(writtenText('sv', { fi: ' ', sv: '', en: 'Evening' })).toEqual({ source: 'en', en: 'Evening' });
    expect(writtenText('sv', {})).toEqual({ source: 'sv', sv: '' });
  });
});
