/** How long to wait, as the Retry-After header and as the text says it. */
export interface Wait {
  readonly retryAfterSeconds: number;
  readonly minutes: number;
  /** The minutes once more, under the name by which texts choose their plural. */
  readonly count: number;
}

/**
 * How long somebody must wait who has come to one or more limits of the kind "so many within a window": until the last of them has room
 * again. `filling` are the instants that fill the limits, nothing for a limit that is not reached. Undefined when there is room in all.
 */
export function waitFor(
  filling: readonly (Date | null | undefined)[],
  window: number,
  now: Date,
): (Wait & Record<string, number>) | undefined {
  const free = Math.max(...filling.map((instant) => (instant ? instant.getTime() + window : 0)));
  if (free <= now.getTime()) return undefined;
  const retryAfterSeconds = Math.ceil((free - now.getTime()) / 1000);
  const minutes = Math.ceil(retryAfterSeconds / 60);
  return { retryAfterSeconds, minutes, count: minutes };
}

/**
 * Which network an address belongs to, for limits per source. A household or a server has a whole /64 of IPv6 (RFC 6177), so every address in
 * it is one source; an IPv4 address is one of its own, also when it comes in the clothes of IPv6.
 */
export function sourceOf(address: string): string {
  const plain = address.toLowerCase().replace(/^::ffff:(?=[\d.]+$)/, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.replace(/%.*$/, '').split('::');
  const groups = (part: string | undefined) => (part ? part.split(':') : []);
  const gap = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length;
  const all = [...groups(head), ...Array<string>(Math.max(0, gap)).fill('0'), ...groups(tail)];
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
