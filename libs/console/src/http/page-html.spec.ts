import { describe, expect, it } from '@jest/globals';
import { dressPage } from './page-html.js';

const NAME = '</script><script>alert(1)</script>';
const page = (state: unknown) => `<html lang=fi><head>
      <script>
        window.REDUX_STATE = ${JSON.stringify(state)};
        window.THEME = {"font":"system-ui"};
      </script>
      <link rel="stylesheet" href="https://fonts.googleapis.com/css?family=Roboto:300" type="text/css">
      <script src="//cdn.example/x.js"></script>
      <script src="/admin/frontend/assets/app.bundle.js"></script>
      <link rel="stylesheet" type="text/css" href="/admin/frontend/assets/console.css">
    </head><body><script>root.render()</script></body></html>`;

const dress = (html: string) =>
  dressPage(html, {
    nonce: 'n0nce',
    trim: (state) => ({ ...(state as object), trimmed: true }),
    address: (path) => `${path}?v=1`,
    icon: '/admin/icon.svg',
  });

/** What a browser would run as scripts: text up to the first end tag. */
const scripts = (html: string) =>
  [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)].map(([, attributes, body]) => ({ attributes, body }));

describe('the page of the console', () => {
  it('keeps a display name inside the script in which AdminJS writes it', () => {
    const found = scripts(dress(page({ session: { displayName: NAME } })));
    expect(found.map((script) => script.attributes)).toEqual([
      ' nonce="n0nce"',
      ' nonce="n0nce" src="/admin/frontend/assets/app.bundle.js?v=1"',
      ' nonce="n0nce"',
    ]);
    expect(found[0]?.body).toContain('\\u003c/script>');
    const json = /REDUX_STATE = (.*);/.exec(found[0]?.body ?? '')?.[1] ?? '';
    expect(JSON.parse(json)).toEqual({ session: { displayName: NAME }, trimmed: true });
  });

  it('reads a name with line separators, which no dot of a pattern would match', () => {
    expect(dress(page({ name: 'a\u2028b\u2029c' }))).toContain('a\\u2028b\\u2029c');
  });

  it('names no other host', () => {
    expect(dress(page({}))).not.toMatch(/(?:https?:)?\/\/[a-z]/);
  });

  it('gives own scripts and styles their version and the page its icon', () => {
    const html = dress(page({}));
    expect(html).toContain('href="/admin/frontend/assets/console.css?v=1"');
    expect(html).toContain('<link rel="icon" type="image/svg+xml" href="/admin/icon.svg">');
  });

  it('refuses a page in another shape than AdminJS wrote so far', () => {
    expect(() => dress('<html><script>window.STATE = {};</script></html>')).toThrow('template has changed');
  });
});
