import { createHash } from 'node:crypto';

const PEM = /-----BEGIN (CERTIFICATE|PUBLIC KEY)-----[A-Za-z0-9+/=\s]+-----END \1-----/g;

/** The keys that a federation signs with, from a setting that holds one PEM or several after one another. Line ends may be written as `\n`. */
export function pinsOf(setting: string): string[] {
  return setting.replaceAll('\\n', '\n').match(PEM) ?? [];
}

/** The name of a pin beside a copy that it verified: a key that was taken out of the setting vouches for nothing any more. */
export function pinName(pin: string): string {
  return createHash('sha256').update(pin.replace(/\s+/g, '')).digest('hex');
}
