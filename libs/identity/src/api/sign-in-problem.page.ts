import { plainPage, type Texts } from '#platform';
import type { ErrorParams, Language } from '#platform/kernel';

/** What went wrong with a sign-in, what to do, and the number to quote. `nonce` is that of the page's Content-Security-Policy. */
export function signInProblemPage(
  problem: { title: string; detail: string; requestId: string; help: ErrorParams },
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
    link: { text: t('identity:problem-page.try-again'), href: `/${language}/login` },
  });
}

/** The university's own support and what it says about such faults, as the federation's signed metadata names them. */
function helpOf({ support, errorUrl }: ErrorParams, t: (key: string) => string) {
  return [
    ...(support ? [{ text: `${t('identity:problem-page.support')} ${support}`, href: `mailto:${support}` }] : []),
    ...(errorUrl ? [{ text: t('identity:problem-page.error-page'), href: String(errorUrl) }] : []),
  ];
}
