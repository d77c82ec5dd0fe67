import { expect } from '@jest/globals';
import type { ParsedMail } from 'mailparser';
import type { Language } from '#platform/kernel';

/** What every mail must be, whatever it says. */
export function checkShape(mail: ParsedMail, language: Language): void {
  const text = mail.text ?? '';
  const html = mail.html || '';
  const subject = mail.subject ?? '';
  expect(subject.length).toBeGreaterThan(5);
  expect(subject.length).toBeLessThanOrEqual(70);
  for (const shown of [subject, text, html]) {
    expect(shown).not.toMatch(/\{\{|\}\}|\bundefined\b|\bnull\b|\[object|messages\.|mail\.|notifications:/);
  }
  expect(mail.headers.get('content-language')).toBe(language);
  expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
  expect(mail.headers.has('x-mailer')).toBe(false);
  expect(mail.messageId).toMatch(/^<[0-9a-f-]{36}@luotsi\.example\.fi>$/);
  expect(mail.from?.value).toEqual([{ name: 'Luotsi', address: 'luotsi@example.fi' }]);
  expect(text).toContain(`https://luotsi.example.fi/${language}/privacy`);
  expect(html).toMatch(new RegExp(`^<!doctype html>\\s<html lang="${language}">`));
  expect(html).not.toMatch(/<img|<script|src=|url\(|@import/i);
  expect([...html.matchAll(/https?:\/\/[^/"<\s]+/g)].every(([site]) => site === 'https://luotsi.example.fi')).toBe(
    true,
  );
}
