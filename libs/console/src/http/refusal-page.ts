import { plainPage, type Texts, type toProblem } from '#platform';
import type { Language } from '#platform/kernel';

/** Why the console does not open, and the way back to the portal. */
export function refusalPage(problem: ReturnType<typeof toProblem>, texts: Texts, language: Language): string {
  const t = (key: string) => texts.t(language, `platform:problem-page.${key}`);
  return plainPage({
    language,
    title: problem.title,
    detail: problem.detail,
    reference: { label: t('reference'), number: problem.requestId },
    link: { text: t('home'), href: `/${language}/` },
  });
}
