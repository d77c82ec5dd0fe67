import type { Language } from '#platform/kernel';

/** What a page without a program says: one thing went wrong, one way leads on. Plain text throughout. */
export interface PlainPage {
  readonly language: Language;
  readonly title: string;
  readonly detail: string;
  /** The number to quote to the support, with what it is called. */
  readonly reference: { readonly label: string; readonly number: string };
  /** Of the page's Content-Security-Policy, for its one style element. */
  readonly nonce?: string;
  readonly link: { readonly text: string; readonly href: string };
  /** Who can help, as further links; where they lead is checked by whoever names them. */
  readonly help?: readonly { readonly text: string; readonly href: string }[];
}

const STYLE = `:root{color-scheme:light dark;--ground:#f2f6f7;--paper:#fff;--ink:#15242c;--soft:#4a5d68;--line:#d5dfe4;--brand:#0b4f6c;--on-brand:#fff}
@media (prefers-color-scheme:dark){:root{--ground:#0a161c;--paper:#13242d;--ink:#e8f0f3;--soft:#b3c3cb;--line:#2b414c;--brand:#7cc5e3;--on-brand:#08222d}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:1.125rem/1.6 system-ui,sans-serif}
header{padding:1rem;background:var(--paper);border-bottom:1px solid var(--line);font-size:1.25rem;font-weight:700}
header,main{padding-inline:max(1rem,50vw - 20rem)}
main{padding-block:2rem 3rem}
h1{margin:0;font-size:1.75rem;line-height:1.2;text-wrap:balance;overflow-wrap:anywhere}
.reference{color:var(--soft);font-size:1rem}
code{overflow-wrap:anywhere}
a{display:inline-flex;align-items:center;min-height:44px;padding:.5rem 1.25rem;border-radius:10px;background:var(--brand);color:var(--on-brand);font-weight:600;text-decoration:none}
p.help a{display:inline;min-height:0;padding:0;background:none;color:var(--brand);text-decoration:underline;overflow-wrap:anywhere}
a:hover{text-decoration:underline}
a:focus-visible{outline:3px solid #f2a900;outline-offset:2px}`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}

/** The page for where the portal cannot be: no scripts, and no links but those that its caller gives. Its one style element is inline. */
export function plainPage({ language, title, detail, reference, link, help = [], nonce }: PlainPage): string {
  const own = nonce === undefined ? '' : ` nonce="${escaped(nonce)}"`;
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escaped(title)} - Luotsi</title><style${own}>${STYLE}</style></head>
<body><header>Luotsi</header><main><h1>${escaped(title)}</h1><p>${escaped(detail)}</p>
<p class="reference">${escaped(reference.label)} <code>${escaped(reference.number)}</code></p>${help
    .map(
      ({ text, href }) => `
<p class="help"><a href="${escaped(href)}" rel="noreferrer">${escaped(text)}</a></p>`,
    )
    .join('')}
<p><a href="${escaped(link.href)}">${escaped(link.text)}</a></p></main></body></html>`;
}
