import { Injectable } from '@nestjs/common';
import { Texts } from '#platform';
import type { Language } from '#platform/kernel';
import type { Relaxation } from '../domain/relaxations.js';

/** Changes of an answer that would open a door, in words. */
@Injectable()
export class WouldHelp {
  constructor(private readonly texts: Texts) {}

  inWords({ kind, code, mentors }: Relaxation, language: Language): string {
    const found = kind === 'language' ? languageName(code, language) : '';
    return this.texts.t(language, `matching:would-help.${kind === 'mode' ? code : kind}`, { count: mentors, found });
  }
}

export function languageName(code: string, language: Language): string {
  return new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? code;
}
