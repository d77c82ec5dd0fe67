import { plainPage, type Texts } from '#platform';
import type { ErrorParams, Language } from '#platform/kernel';

/** Our own page for signing in, which leads to a path of ours afterwards. */
export function loginScreen(language: Language, returnTo?: string): string {
  return `/${language}/login${returnTo ? `?returnTo=${encodeURIComponent(returnTo)}` : ''}`;
}

/** What went wrong with a sign-in, what to do, and the number to quote. `nonce` is that of the page's Content-Security-Policy. */
export function signInProblemPage(
  problem: { title: string; detail: string; requestId: string; help: ErrorParams; returnTo: string },
  texts: Texts,
  language: Language,
  nonce: string,
): string {
  const t = (key: string) => texts.t(language, key);
  return plainPage({
    nonce,
    language,
    title: problem.title,
    detail: problem.detail,
    reference: { label: t('platform:problem-page.reference'), number: problem.requestId },
    help: helpOf(problem.help, t),
    link: { text: t('identity:problem-page.try-again'), href: loginScreen(language, problem.returnTo) },
  });
}

/** The university's own support and what it says about such faults, as the federation's signed metadata names them. */
function helpOf({ support, errorUrl }: ErrorParams, t: (key: string) => string) {
  return [
    ...(support ? [{ text: `${t('identity:problem-page.support')} ${support}`, href: `mailto:${support}` }] : []),
    ...(errorUrl ? [{ text: t('identity:problem-page.error-page'), href: String(errorUrl) }] : []),
  ];
}
