import { Injectable } from '@nestjs/common';
import { Texts } from '#platform';
import type { Language } from '#platform/kernel';
import { CodeLists } from '#profiles';
import { type Reader, type Reason, reasonsFor } from '../domain/reasons.js';
import type { PartCode, ScorePart } from '../domain/score-parts.js';

export interface ReasonText {
  readonly uses: string;
  readonly text: string;
}

/** "Why this match" in words: the one place where codes become a person's language. */
@Injectable()
export class ReasonTexts {
  constructor(
    private readonly texts: Texts,
    private readonly codeLists: CodeLists,
  ) {}

  of(parts: readonly ScorePart[], reader: Reader, language: Language): ReasonText[] {
    return reasonsFor(parts, reader).map((reason) => ({
      uses: reason.uses,
      text: this.texts.t(language, `matching:reasons.${reason.key}`, {
        // i18next takes `count` for the plural forms of the language.
        count: reason.found.length,
        found: this.listed(reason, language),
      }),
    }));
  }

  private listed({ part, found }: Reason, language: Language): string {
    const codes = part === 'availability' ? [...found].sort((one, other) => dayOf(one) - dayOf(other)) : found;
    const names = codes.map((code) => this.nameOf(part, code, language));
    return new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
  }

  private nameOf(part: Reason['part'], code: string, language: Language): string {
    const list = LISTS[part];
    // What a mentor wishes of a student is a field of two digits, or a degree.
    if (part === 'students' && !/^\d/.test(code)) return this.texts.t(language, `matching:degrees.${code}`);
    if (list) return this.codeLists.nameOf(list, code)?.[language] ?? code;
    if (part === 'availability') return this.texts.t(language, `matching:slots.${code}`);
    if (part === 'experience') return this.texts.t(language, `matching:experience.${code}`);
    if (NAMED_BY_SENTENCE.has(part)) return code;
    return new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? code;
  }
}

/** The lists whose codes a part found. */
const LISTS: Readonly<Partial<Record<PartCode, Parameters<CodeLists['nameOf']>[0]>>> = {
  topics: 'topics',
  goals: 'goals',
  field: 'fields-of-education',
  students: 'fields-of-education',
  industry: 'industries',
  place: 'municipalities',
};
const NAMED_BY_SENTENCE: ReadonlySet<PartCode> = new Set(['meeting-mode', 'most-important', 'waiting']);

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'wee'];

/** Half days in the order of the week; evenings stay behind their day, as the codes come sorted. */
function dayOf(slot: string): number {
  return WEEK.indexOf(slot.slice(0, 3));
}
