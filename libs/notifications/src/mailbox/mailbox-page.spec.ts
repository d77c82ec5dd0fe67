import { describe, expect, it } from '@jest/globals';
import { type Mail, mailboxPage } from './index.js';

function mail(changes: Partial<Mail> = {}): Mail {
  return {
    id: '20260901080000000-000001-abcdef',
    receivedAt: '2026-09-01T08:00:00.000Z',
    messageId: '<a@localhost>',
    from: 'Luotsi <luotsi@localhost>',
    to: ['amara@example.org'],
    subject: 'Hello',
    text: 'Text',
    html: null,
    headers: {},
    attachments: [],
    ...changes,
  };
}

describe('the mailbox as a page', () => {
  it('has one heading and the newest mail first, with the time in Helsinki', () => {
    const page = mailboxPage([
      mail({ subject: 'Older' }),
      mail({ subject: 'Newer', id: '20260901080000000-000002-abcdef' }),
    ]);
    expect(page.match(/<h1>/g)).toHaveLength(1);
    expect(page.indexOf('Newer')).toBeLessThan(page.indexOf('Older'));
    expect(page).toContain('<time datetime="2026-09-01T08:00:00.000Z">1 September 2026 at 11:00:00</time>');
    expect(page).toContain('To amara@example.org');
  });

  it('makes addresses in the text links, without the end of the sentence', () => {
    const page = mailboxPage([mail({ text: 'See https://localhost:3000/fi/x?a=1&b=2#c. (Or http://127.0.0.1/.)' })]);
    const href = 'https://localhost:3000/fi/x?a=1&amp;b=2#c';
    expect(page).toContain(`See <a href="${href}" rel="noreferrer">${href}</a>. (Or <a href="http://127.0.0.1/"`);
    expect(page).toContain('</a>.)</pre>');
  });

  it('shows markup in mails as text, and links to nothing but web addresses', () => {
    const nasty = `<script>alert(1)</script> "https://x.example/"onmouseover='1' javascript:alert(1)`;
    const page = mailboxPage([
      mail({ subject: nasty, text: nasty, to: [nasty], html: '<b>html</b>', headers: { 'content-language': '"><b>' } }),
    ]);
    expect(page).not.toContain('<script>');
    expect(page).not.toContain('<b>');
    expect(page.match(/<a /g)).toHaveLength(1);
    expect(page).toContain('&quot;<a href="https://x.example/" rel="noreferrer">https://x.example/</a>&quot;onmouse');
  });

  it('speaks each mail in its own language and names its attachments', () => {
    const page = mailboxPage([
      mail({
        headers: { 'content-language': 'fi' },
        attachments: [{ filename: 'a<b', contentType: 'text/x', size: 3 }],
      }),
    ]);
    expect(page).toContain('<h2 lang="fi">Hello</h2>');
    expect(page).toContain('<pre lang="fi">Text</pre>');
    expect(page).toContain('a&lt;b (3 bytes)');
  });

  it('carries the nonce of the page and no script', () => {
    expect(mailboxPage([], { nonce: 'abc"' })).toContain('<style nonce="abc&quot;">');
    expect(mailboxPage([])).not.toContain('<script');
    expect(mailboxPage([])).toContain('No mail yet.');
  });
});
