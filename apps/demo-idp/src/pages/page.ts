import { createHash } from 'node:crypto';

const STYLE = `
:root { color-scheme: light dark; --accent: #0000bf; --on-accent: #fff; --edge: #666; --fault: #b01038; }
@media (prefers-color-scheme: dark) { :root { --accent: #b8c7ff; --on-accent: #0b0b2b; --edge: #999; --fault: #ff9db0; } }
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; background: Canvas; color: CanvasText; }
main { max-width: 36rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
label { display: block; margin-top: 1.25rem; font-weight: 600; }
select, input { width: 100%; min-height: 44px; padding: .5rem; font: inherit; border: 1px solid var(--edge); border-radius: 4px; }
button { min-height: 44px; min-width: 44px; margin: 1.5rem .75rem 0 0; padding: .5rem 1.25rem; font: inherit; font-weight: 600;
  border: 2px solid var(--accent); border-radius: 4px; background: var(--accent); color: var(--on-accent); cursor: pointer; }
button.plain { background: Canvas; color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.hint { margin: .25rem 0; }
.fault { border-left: 4px solid var(--fault); padding-left: .75rem; color: var(--fault); font-weight: 600; }
`;

/** Sends the answer on without a click. */
export const SEND_SCRIPT = 'document.forms[0].submit();';

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

const STYLE_HASH = hashOf(STYLE);
const SCRIPT_HASH = hashOf(SEND_SCRIPT);

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for HTML, in and outside attributes. */
export function html(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** Only our own style and our own one-line script run; the only image is the page's empty icon. */
export function contentSecurityPolicy(formTargets: readonly string[]): string {
  return [
    "default-src 'none'",
    `style-src ${STYLE_HASH}`,
    `script-src ${SCRIPT_HASH}`,
    'img-src data:',
    `form-action ${formTargets.join(' ') || "'none'"}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** A whole page. `body` is HTML and comes after the one h1. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(title)}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${html(title)}</h1>
${body}
</main>
</body>
</html>
`;
}

export function faultPage(title: string, message: string): string {
  return page(title, `<p>${html(message)}</p>\n<p>Go back to Luotsi and start the sign-in again.</p>`);
}

export function hiddenField(name: string, value: string): string {
  return `<input type="hidden" name="${html(name)}" value="${html(value)}">`;
}
