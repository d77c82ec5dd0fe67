import { describe, expect, it } from '@jest/globals';
import { safeReturnPath } from './return-path.js';

describe('the way back after signing in', () => {
  it.each([
    '/fi/home',
    '/en/proposals/0190a1b2-0000-7000-8000-000000000000?tab=why',
    '/admin/resources/enrolments?page=2',
  ])('keeps our own path %s', (path) => {
    expect(safeReturnPath(path)).toBe(path);
  });

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\tevil',
    '/a\r\nSet-Cookie: x=1',
    'javascript:alert(1)',
    '/x@evil.example',
    `/${'a'.repeat(100_000)}`,
    '',
    'home',
    undefined,
    ['/a', '/b'],
    { toString: () => '/a' },
  ])('takes the start page instead of %j', (hostile) => {
    expect(safeReturnPath(hostile, '/fi')).toBe('/fi');
  });
});
