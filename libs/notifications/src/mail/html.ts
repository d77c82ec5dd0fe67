import type { Block, Letter } from './letter.js';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** Dark mode where the mail program honours it; the inline styles alone make a light mail. All pairs have a contrast of 4.5 or more. */
const STYLE = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background: #16181d !important; color: #f2f2f2 !important; }
  .quiet { color: #c4c7cf !important; border-color: #4a4f5c !important; }
  .code { background: #2a2e37 !important; color: #f2f2f2 !important; }
  .link { color: #9dc1ff !important; }
  .button { background: #9dc1ff !important; color: #16181d !important; }
}`;

const FONT = `font-family: system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif; font-size: 16px; line-height: 1.5;`;

function blockHtml(block: Block): string {
  if (block.kind === 'paragraph')
    return `<p style="margin: 0 0 16px;">${escaped(block.text).replaceAll('\n', '<br>')}</p>`;
  if (block.kind === 'list') {
    const items = block.items.map((item) => `<li style="margin: 0 0 4px;">${escaped(item)}</li>`);
    return `<ul style="margin: 0 0 16px; padding-left: 24px;">${items.join('')}</ul>`;
  }
  return `<p class="code" style="margin: 0 0 16px; padding: 12px 16px; background: #eef1f6; color: #1a1a1a; font-size: 28px; letter-spacing: 4px; font-weight: 600;">${escaped(block.text)}</p>`;
}

function link(url: string, text: string): string {
  return `<a class="link" href="${escaped(url)}" style="color: #0b3d91;">${escaped(text)}</a>`;
}

/** The letter as simple HTML: one column, its own language, a link that looks like a button, nothing that is fetched from anywhere. */
export function html(letter: Letter): string {
  const { button, privacy } = letter;
  return `<!doctype html>
<html lang="${letter.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escaped(letter.subject)}</title>
<style>${STYLE}</style>
</head>
<body class="page" style="margin: 0; padding: 0; background: #ffffff; color: #1a1a1a;">
<main class="page" lang="${letter.language}" style="max-width: 560px; margin: 0 auto; padding: 24px 16px; background: #ffffff; color: #1a1a1a; ${FONT} overflow-wrap: anywhere;">
<h1 style="margin: 0 0 16px; font-size: 20px; line-height: 1.3;">${escaped(letter.subject)}</h1>
<p style="margin: 0 0 16px;">${escaped(letter.greeting)}</p>
${letter.blocks.map(blockHtml).join('\n')}
<p style="margin: 24px 0;"><a class="button" href="${escaped(button.url)}" style="display: inline-block; padding: 12px 20px; background: #0b3d91; color: #ffffff; text-decoration: none; border-radius: 4px; font-weight: 600;">${escaped(button.label)}</a></p>
<p class="quiet" style="margin: 0 0 24px; color: #4a4a4a; font-size: 14px;">${escaped(letter.copyHint)}<br>${link(button.url, button.url)}</p>
<div class="quiet" style="margin: 0; padding: 16px 0 0; border-top: 1px solid #d0d4dc; color: #4a4a4a; font-size: 14px;">
<p style="margin: 0 0 8px;">${escaped(letter.why)}</p>
<p style="margin: 0;">${link(privacy.url, privacy.label)}</p>
</div>
</main>
</body>
</html>
`;
}
