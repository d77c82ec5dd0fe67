import { describe, expect, it } from '@jest/globals';
import { sourceOf, waitFor } from './rate-limit.js';

const NOW = new Date('2026-02-03T10:00:00Z');
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1000);
const HOUR = 3_600_000;

describe('the wait at a limit', () => {
  it('lasts until every limit has room again', () => {
    expect(waitFor([ago(3500), ago(60)], HOUR, NOW)).toEqual({ retryAfterSeconds: 3540, minutes: 59, count: 59 });
    expect(waitFor([null, ago(3541.5)], HOUR, NOW)).toEqual({ retryAfterSeconds: 59, minutes: 1, count: 1 });
  });

  it('is none where no limit is reached, or the last one has just got room', () => {
    expect(waitFor([null, undefined], HOUR, NOW)).toBeUndefined();
    expect(waitFor([ago(3600)], HOUR, NOW)).toBeUndefined();
  });
});

describe('the source of a request', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:DB8:0:12:a::1', '2001:db8:0:12::/64'],
    ['2001:db8:0:12:ffff:1:2:3', '2001:db8:0:12::/64'],
    ['2001:db8::12:1:2:3:4', '2001:db8:0:12::/64'],
    ['2001:0db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('%s is %s', (address, source) => expect(sourceOf(address)).toBe(source));
});
