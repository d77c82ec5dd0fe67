import { describe, expect, it } from 'vitest';
import type { Provider } from '../../api/types.js';
import { findProviders, plainLetters, searchable } from './provider-search.js';

function provider(name: Omit<Provider['name'], 'source'>, ...scopes: string[]): Provider {
  return { entityId: `https://${scopes[0] ?? 'idp.example'}/saml`, name: { source: 'en', ...name }, scopes };
}

const ABO = provider({ fi: 'Åbo Akademi', sv: 'Åbo Akademi', en: 'Åbo Akademi University' }, 'abo.fi');
const HELSINKI = provider(
  { fi: 'Helsingin yliopisto', sv: 'Helsingfors universitet', en: 'University of Helsinki' },
  'helsinki.fi',
);
const HAAGA = provider({ en: 'Haaga-Helia University of Applied Sciences' }, 'haaga-helia.fi');
const HANKEN = provider({ fi: 'Svenska handelshögskolan', en: 'Hanken School of Economics' }, 'hanken.fi');
const OREBRO = provider({ sv: 'Örebro universitet' }, 'oru.se');
const LODZ = provider({ en: 'Uniwersytet Łódzki' }, 'uni.lodz.pl');
const SIBELIUS = provider({ en: 'Sibelius Academy' }, 'siba.fi');
const ALL = [ABO, HELSINKI, HAAGA, HANKEN, OREBRO, LODZ, SIBELIUS];

const found = (text: string, reader: 'fi' | 'sv' | 'en' = 'en') => findProviders(searchable(ALL, reader), text);

describe('searching for one’s university', () => {
  it('lists all in the order of the reader’s language when nothing is written', () => {
    expect(found('', 'sv')).toEqual([HAAGA, HANKEN, HELSINKI, SIBELIUS, LODZ, ABO, OREBRO]);
    expect(found('  ')).toHaveLength(ALL.length);
  });

  it.each([
    ['abo', [ABO]],
    ['ÅBO', [ABO]],
    ['A\u030abo', [ABO]],
    ['orebro', [OREBRO]],
    ['lodzki', [LODZ]],
    ['haaga helia', [HAAGA]],
    ['applied haaga', [HAAGA]],
    ['  Hanken  ', [HANKEN]],
  ])('does not mind marks, signs, spaces and the order of words: %s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('knows the names of all three languages, whatever the page speaks', () => {
    for (const text of ['Helsingin yliopisto', 'helsingfors', 'University of Helsinki']) {
      for (const reader of ['fi', 'sv', 'en'] as const) expect(found(text, reader)).toEqual([HELSINKI]);
    }
  });

  it.each(['helsinki.fi', 'HELSINKI.FI', 'student.helsinki.fi', 'amara.okafor@helsinki.fi', 'amara@cs.helsinki.fi'])(
    'knows its domain: %s',
    (text) => {
      expect(found(text)).toEqual([HELSINKI]);
    },
  );

  it('does not take another domain for one that it only ends like', () => {
    expect(found('evilhelsinki.fi')).toEqual([]);
  });

  it('shows first what begins so in the reader’s language, then in another or as a domain, then words, then parts', () => {
    expect(found('uni')).toEqual([HELSINKI, LODZ, ABO, HAAGA, OREBRO]);
    expect(found('h', 'en')).toEqual([HAAGA, HANKEN, HELSINKI]);
    expect(found('h', 'fi')).toEqual([HAAGA, HELSINKI, HANKEN]);
    expect(found('s')).toEqual([SIBELIUS, HANKEN, HAAGA, ABO, OREBRO, HELSINKI, LODZ]);
    expect(found('school')).toEqual([HANKEN]);
    expect(found('sinki')).toEqual([HELSINKI]);
  });

  it.each(['.*', '(', '[', '\\', '^', '$', '%'])('takes %s for a sign, not for an order', (text) => {
    expect(() => found(`${text}abo`)).not.toThrow();
    expect(found(`zz${text}`)).toEqual([]);
  });

  it('finds one of three thousand', () => {
    const many = Array.from({ length: 3000 }, (_, index) =>
      provider({ en: `University ${index}` }, `u${index}.example`),
    );
    const entries = searchable([...many, ABO], 'en');
    expect(findProviders(entries, 'åbo')).toEqual([ABO]);
    expect(findProviders(entries, 'u2999.example')).toEqual([many[2999]]);
    expect(findProviders(entries, 'univ')).toHaveLength(3001);
  });
});

describe('plain letters', () => {
  it.each([
    ['Ægir Øst', 'aegir ost'],
    ['Straße', 'strasse'],
    ['İstanbul', 'istanbul'],
    ['Ｆｕｌｌ', 'full'],
    ['東京大学', '東京大学'],
    ['Київ', 'київ'],
  ])('of %s are %s', (text, plain) => {
    expect(plainLetters(text)).toBe(plainLetters(plain));
  });
});
