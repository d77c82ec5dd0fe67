import type { Texts } from '#platform';
import type { Language } from '#platform/kernel';

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

const STYLE = `:root{color-scheme:light dark}body{font:1.125rem/1.5 system-ui,sans-serif;max-width:40rem;margin:0 auto;padding:2rem 1rem}
a{display:inline-block;min-height:44px;line-height:44px}code{overflow-wrap:anywhere}`;

/** A page without scripts or links to elsewhere: what went wrong, what to do, and the number to quote. `nonce` is that of the page's Content-Security-Policy. */
export function signInProblemPage(
  problem: { title: string; detail: string; requestId: string },
  texts: Texts,
  language: Language,
  nonce: string,
): string {
  const t = (key: string) => escapeHtml(texts.t(language, `identity:${key}`));
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeHtml(problem.title)} - Luotsi</title><style nonce="${nonce}">${STYLE}</style></head>
<body><main><h1>${escapeHtml(problem.title)}</h1><p>${escapeHtml(problem.detail)}</p>
<p>${t('problem-page.reference')} <code>${escapeHtml(problem.requestId)}</code></p>
<p><a href="/${language}/login">${t('problem-page.try-again')}</a></p></main></body></html>`;
}
