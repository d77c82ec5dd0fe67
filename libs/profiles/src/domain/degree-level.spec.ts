import { describe, expect, it } from '@jest/globals';
import { CodeLists } from '../code-lists/code-lists.js';
import { degreeLevel } from './degree-level.js';

describe('how far somebody studies', () => {
  it('is the same level at both kinds of universities', () => {
    expect(['1', '2'].map(degreeLevel)).toEqual(['bachelor', 'bachelor']);
    expect(['3', '4'].map(degreeLevel)).toEqual(['master', 'master']);
    expect(['6', '7'].map(degreeLevel)).toEqual(['doctoral', 'doctoral']);
  });

  it('is open for whoever has not said it, and known of every degree but specialist training', () => {
    expect(degreeLevel('')).toBeNull();
    const codes = new CodeLists().codes('degree-types').map(({ code }) => code);
    expect(codes.filter((code) => degreeLevel(code) === null)).toEqual(['5']);
  });
});
