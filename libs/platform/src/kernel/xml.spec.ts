import { describe, expect, it } from '@jest/globals';
import { DOMParser } from '@xmldom/xmldom';
import { element, Xml } from './xml.js';

describe('XML', () => {
  it('brings back exactly what was written, whatever it is', () => {
    const nasty = `</a>&amp;<!--x--> "'\t\n\r ]]> Nguyễn 𝄞`;
    const text = element('a', { b: nasty, c: undefined, d: null }, nasty).text;
    const root = new DOMParser().parseFromString(text, 'text/xml').documentElement;
    expect(root.getAttribute('b')).toBe(nasty);
    expect(root.textContent).toBe(nasty);
    expect(root.attributes.length).toBe(1);
    expect(root.childNodes.length).toBe(1);
  });

  it('puts finished XML in as it is, so that tests can write what nobody should', () => {
    expect(element('a', {}, new Xml('x<!---->y'), ['&']).text).toBe('<a>x<!---->y&amp;</a>');
  });

  it.each(['\u0000', '\u001b', '\ufffe', '\ud800'])(
    'refuses a character that XML has no way to write (%j)',
    (character) => {
      expect(() => element('a', {}, `x${character}`)).toThrow('XML 1.0');
      expect(() => element('a', { b: character })).toThrow('XML 1.0');
    },
  );
});
