import type { Texts, toProblem } from '#platform';
import type { Language } from '#platform/kernel';
import { escapeHtml } from './escape-html.js';

const STYLE = `:root{color-scheme:light dark}body{font:1.125rem/1.5 system-ui,sans-serif;max-width:40rem;margin:0 auto;padding:2rem 1rem}
a{display:inline-block;min-height:44px;line-height:44px}code{overflow-wrap:anywhere}`;

/** A page without scripts: why the console does not open, and the way back to the portal. */
export function plainPage(problem: ReturnType<typeof toProblem>, texts: Texts, language: Language): string {
  const t = (key: string) => escapeHtml(texts.t(language, `console:plain-page.${key}`));
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeHtml(problem.title)} - Luotsi</title><style>${STYLE}</style></head>
<body><main><h1>${escapeHtml(problem.title)}</h1><p>${escapeHtml(problem.detail)}</p>
<p>${t('reference')} <code>${escapeHtml(problem.requestId)}</code></p>
<p><a href="/${language}/">${t('back')}</a></p></main></body></html>`;
}
