import { plainPage, type Texts } from '#platform';
import type { Language } from '#platform/kernel';

/** What went wrong with a sign-in, what to do, and the number to quote. `nonce` is that of the page's Content-Security-Policy. */
export function signInProblemPage(
  problem: { title: string; detail: string; requestId: string },
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
    link: { text: t('identity:problem-page.try-again'), href: `/${language}/login` },
  });
}
