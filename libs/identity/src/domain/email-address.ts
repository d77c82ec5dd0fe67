import { DomainError } from '#platform/kernel';
import { IdentityError } from '../errors.js';

export type AddressReading = { readonly address: string } | { readonly fault: 'malformed' | 'not-ascii' };

/** Dot-atoms of RFC 5322 3.2.3. Quoted names and comments are legal there too; nobody has such an address, and forms refuse them. */
const NAME = /^[a-z\d!#$%&'*+/=?^_`{|}~-]+(\.[a-z\d!#$%&'*+/=?^_`{|}~-]+)*$/i;
/** Host names of RFC 1123 2.1, at least two labels deep. A last label of digits would be a number on a network. */
const LABEL = '[a-z\\d]([a-z\\d-]{0,61}[a-z\\d])?';
const DOMAIN = new RegExp(`^(${LABEL}\\.)+(?!\\d+$)${LABEL}$`);
const MAX_NAME = 64;
const MAX_ADDRESS = 254;

/**
 * The one rule for addresses that we write to and sign in by, so that whoever is invited can sign in: the form in which an address is kept.
 * A domain may have any letters, its name on the wire is ASCII (IDNA). What stands before the @ must be ASCII itself: other letters
 * need mail servers that speak SMTPUTF8 (RFC 6531) all the way, and few do.
 */
export function readAddress(text: string): AddressReading {
  const whole = text.trim().normalize('NFC');
  const at = whole.lastIndexOf('@');
  const name = whole.slice(0, Math.max(at, 0));
  // Anything but ASCII is judged as a letter: what else is wrong with it is seen once it is one.
  if (!NAME.test(name.replace(/\P{ASCII}/gu, 'a'))) return { fault: 'malformed' };
  const address = `${name}@${wireName(whole.slice(at + 1))}`;
  if (!DOMAIN.test(address.slice(name.length + 1))) return { fault: 'malformed' };
  if (name.length > MAX_NAME || address.length > MAX_ADDRESS) return { fault: 'malformed' };
  return NAME.test(name) ? { address } : { fault: 'not-ascii' };
}

/** @throws identity.unfit-address */
export function requireAddress(text: string): string {
  const reading = readAddress(text);
  if ('fault' in reading) throw new DomainError(IdentityError.unfitAddress);
  return reading.address;
}

/** An address, as it was read, as we compare it. The part before @ may in theory differ by case; in practice nobody's does. */
export function addressKey(address: string): string {
  return address.toLowerCase();
}

/** Empty when it is no name of a host. */
function wireName(domain: string): string {
  // A URL would take ports, paths and escapes for more than a name, and numbers for addresses of a network.
  if (/[\s/\\?#:@%[\]<>]/.test(domain)) return '';
  try {
    return new URL(`http://${domain}`).hostname;
  } catch {
    return '';
  }
}
