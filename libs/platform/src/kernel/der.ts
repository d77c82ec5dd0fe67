/**
 * As much of DER (ITU-T X.690) as one self-signed certificate needs. Node can read certificates but not make them, and a
 * fresh machine has no openssl to ask.
 */
function lengthOf(contents: Buffer): Buffer {
  if (contents.length < 0x80) return Buffer.from([contents.length]);
  const hex = contents.length.toString(16);
  const bytes = Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex');
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]);
}

function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  const contents = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthOf(contents), contents]);
}

export function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, ...parts);
}

export function set(...parts: readonly Buffer[]): Buffer {
  return tagged(0x31, ...parts);
}

/** `[number] EXPLICIT`. */
export function explicit(number: number, contents: Buffer): Buffer {
  return tagged(0xa0 | number, contents);
}

/** A whole number that is not negative, most significant byte first. */
export function integer(bytes: Buffer): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0);
  const short = first < 0 ? Buffer.from([0]) : bytes.subarray(first);
  return tagged(0x02, (short[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.from([0]), short]) : short);
}

export function nothing(): Buffer {
  return tagged(0x05);
}

export function utf8(text: string): Buffer {
  return tagged(0x0c, Buffer.from(text, 'utf8'));
}

export function octets(contents: Buffer): Buffer {
  return tagged(0x04, contents);
}

/** The leading zero says that no bit of the last byte is unused. */
export function bits(contents: Buffer): Buffer {
  return tagged(0x03, Buffer.from([0]), contents);
}

export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc & 0x7f];
    for (let left = arc >>> 7; left > 0; left >>>= 7) groups.unshift((left & 0x7f) | 0x80);
    return groups;
  });
  return tagged(0x06, Buffer.from(bytes));
}

/** RFC 5280, 4.1.2.5: two digits of the year to the end of 2049, four from then on. */
export function time(instant: Date): Buffer {
  const digits = `${instant.toISOString().slice(0, 19).replace(/[-T:]/g, '')}Z`;
  return instant.getUTCFullYear() < 2050
    ? tagged(0x17, Buffer.from(digits.slice(2), 'ascii'))
    : tagged(0x18, Buffer.from(digits, 'ascii'));
}
