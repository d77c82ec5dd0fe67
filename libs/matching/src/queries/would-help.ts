import { Injectable } from '@nestjs/common';
import { Texts } from '#platform';
import type { Language } from '#platform/kernel';
import { CEFR_ORDER } from '#profiles';
import type { Relaxation } from '../domain/relaxations.js';
import type { Rules } from '../domain/rules.js';

/** Changes of an answer that would open a door, in words. */
@Injectable()
export class WouldHelp {
  constructor(private readonly texts: Texts) {}

  inWords({ kind, code, mentors }: Relaxation, { hard }: Pick<Rules, 'hard'>, language: Language): string {
    const found = kind === 'language' ? languageName(code, language) : '';
    const level = CEFR_ORDER[hard['working-language'].rank - 1] ?? '';
    const params = { count: mentors, found, level };
    return this.texts.t(language, `matching:would-help.${kind === 'mode' ? code : kind}`, params);
  }
}

export function languageName(code: string, language: Language): string {
  return new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? code;
}
