import { errorTextKey, type Texts } from '#platform';
import { LANGUAGES, type Language } from '#platform/kernel';

/** A request that is wrong in one way. */
export interface Wrong {
  readonly what: string;
  readonly address?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  /** Takes its time on the way: sent in one language only. */
  readonly isLarge?: true;
  /** The code that tells it; any when left out. */
  readonly code?: string;
  /** Where the fault lies, as a JSON pointer. */
  readonly pointer?: string;
}

export const INVALID = 'platform.invalid-input';
export const MALFORMED = 'platform.malformed-body';
export const TOO_LARGE: Wrong = {
  what: '10 MB',
  body: `{"x":"${'a'.repeat(10 * 1024 * 1024)}"}`,
  code: 'platform.body-too-large',
  isLarge: true,
};

/** What is wrong with any body, whatever it should hold. */
export const UNREADABLE: readonly Wrong[] = [
  { what: 'JSON that breaks off', body: '{"version": ', code: MALFORMED },
  { what: 'no JSON at all', body: 'version=1&capacity=2', code: MALFORMED },
  { what: 'a text for a body', body: '"text"', code: MALFORMED },
  { what: 'nothing for a body', body: 'null', code: MALFORMED },
  { what: 'an unknown character set', body: '{}', headers: { 'content-type': 'application/json; charset=klingon' } },
  { what: 'a lie about its packing', body: '{}', headers: { 'content-encoding': 'gzip' }, code: MALFORMED },
];

interface Told {
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly status: number;
  readonly params?: Record<string, string | number>;
  readonly faults?: readonly { readonly pointer: string; readonly detail: string }[];
}

/** What is amiss with an answer to a wrong request; nothing when it is a clear problem in the reader's language. */
export async function amissIn(answer: Response, wrong: Wrong, language: Language, texts: Texts): Promise<string[]> {
  const text = await answer.text();
  const type = answer.headers.get('content-type') ?? '';
  if (!type.startsWith('application/problem+json')) return [`${answer.status} ${type} ${text.slice(0, 200)}`];
  const told = JSON.parse(text) as Told;
  const { code, pointer } = wrong;
  const title = texts.t(language, `${errorTextKey(told.code)}.title`, told.params);
  const faults = told.faults ?? [];
  const isRefusal = answer.status >= 400 && answer.status < 500 && told.status === answer.status;
  return [
    ...(isRefusal ? [] : [`status ${answer.status}`]),
    ...(code === undefined || told.code === code ? [] : [`code ${told.code}`]),
    ...(told.title === title && told.detail.length > 10 ? [] : [`"${told.title}" is not ${language}`]),
    ...(pointer === undefined || faults.some((fault) => fault.pointer.startsWith(pointer))
      ? []
      : [`not at ${pointer}`]),
    ...(faults.every(({ detail }) => detail.length > 3 && !detail.includes('faults.')) ? [] : ['a fault without text']),
  ];
}

/** Sends wrong requests, each in some languages: what is amiss, by what was wrong. */
export async function amissAmong(
  wrongs: readonly Wrong[],
  languagesFor: (wrong: Wrong) => readonly Language[],
  send: (wrong: Wrong, language: Language) => Promise<readonly string[]>,
): Promise<Record<string, readonly string[]>> {
  const found: Record<string, readonly string[]> = {};
  for (const wrong of wrongs)
    for (const language of languagesFor(wrong)) {
      const amiss = await send(wrong, language);
      if (amiss.length > 0) found[`${wrong.what} in ${language}`] = amiss;
    }
  return found;
}

/** All three languages, but one for what takes its time on the way. */
export const inAllLanguages = ({ isLarge }: Wrong): readonly Language[] =>
  isLarge ? LANGUAGES.slice(0, 1) : LANGUAGES;

/** One language after the other: for walks over so much that all of it comes round in each. */
export function inTurns(): () => readonly Language[] {
  let turn = 0;
  return () => {
    turn += 1;
    return [LANGUAGES[turn % LANGUAGES.length] ?? 'en'];
  };
}
