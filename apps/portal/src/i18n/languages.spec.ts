import { describe, expect, it } from 'vitest';
import { inLanguage, languageOfPath, preferredLanguage } from './languages.js';
import { readingOf } from './localised.js';

describe('the language of an address', () => {
  it('is its first part, if that is one of ours', () => {
    expect(languageOfPath('/fi/events')).toBe('fi');
    expect(languageOfPath('/sv')).toBe('sv');
    expect(languageOfPath('/de/events')).toBeUndefined();
    expect(languageOfPath('/finland')).toBeUndefined();
  });

  it('changes and keeps the page', () => {
    expect(inLanguage('/fi/events/1', 'sv')).toBe('/sv/events/1');
    expect(inLanguage('/fi', 'en')).toBe('/en');
    expect(inLanguage('/', 'en')).toBe('/en/');
  });

  it('is the first that the browser asks for and we have', () => {
    expect(preferredLanguage(['de-DE', 'sv-FI', 'en'])).toBe('sv');
    expect(preferredLanguage(['de'])).toBe('en');
  });
});

describe('a text that people wrote', () => {
  it('is read in the language of the page', () => {
    expect(readingOf({ source: 'fi', fi: 'Satama', en: 'Harbour' }, 'en')).toEqual({ text: 'Harbour', language: 'en' });
  });

  it('falls back to the language it was written in, and says so', () => {
    expect(readingOf({ source: 'fi', fi: 'Satama', sv: '' }, 'sv')).toEqual({ text: 'Satama', language: 'fi' });
    expect(readingOf({ source: 'fi', en: 'Harbour' }, 'sv')).toEqual({ text: 'Harbour', language: 'en' });
  });
});
