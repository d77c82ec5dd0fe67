import { describe, expect, it } from '@jest/globals';
import { addressKey, readAddress, requireAddress } from './email-address.js';

const kept = (text: string) => {
  const reading = readAddress(text);
  return 'address' in reading ? reading.address : reading.fault;
};

describe('an address', () => {
  it('keeps what stands before the @ as it is written, and is one and the same in any case', () => {
    expect(kept('  Maija.Mentori+work@Yritys.FI ')).toBe('Maija.Mentori+work@yritys.fi');
    expect(addressKey(kept('MAIJA@yritys.fi'))).toBe(addressKey(kept('maija@YRITYS.fi')));
  });

  it('has a domain of any letters, written as it is on the wire', () => {
    expect(kept('anna@företag.fi')).toBe('anna@xn--fretag-wxa.fi');
    expect(kept('anna@xn--fretag-wxa.fi')).toBe('anna@xn--fretag-wxa.fi');
    expect(kept('c@yritys.företag')).toBe('c@yritys.xn--fretag-wxa');
  });

  it.each(['päivi@yritys.fi', 'петр@example.fi'])('needs plain letters before the @: %s', (text) => {
    expect(kept(text)).toBe('not-ascii');
    expect(() => requireAddress(text)).toThrow('identity.unfit-address');
  });

  it.each([
    '',
    '@',
    'nobody',
    'nobody@',
    '@x.fi',
    'a@b',
    'b..b@yritys.fi',
    '.b@yritys.fi',
    'b.@yritys.fi',
    'ä..b@yritys.fi',
    'a b@yritys.fi',
    'a@b@yritys.fi',
    '"a b"@yritys.fi',
    'a@yritys .fi',
    'a@yritys..fi',
    'a@.yritys.fi',
    'a@yritys.fi.',
    'a@-yritys.fi',
    'a@y_ritys.fi',
    'a@127.0.0.1',
    'a@[127.0.0.1]',
    'a@0x7f.1',
    'a@yritys.fi:25',
    'a@yritys.fi/x',
    'a@yritys%2efi',
    'Maija <m@yritys.fi>',
    'a@yritys.fi\nbcc: b@yritys.fi',
    `${'a'.repeat(65)}@yritys.fi`,
    `a@${'b'.repeat(64)}.fi`,
    `a@${'b123456789.'.repeat(24)}fi`,
  ])('is none: %j', (text) => {
    expect(kept(text)).toBe('malformed');
  });
});
