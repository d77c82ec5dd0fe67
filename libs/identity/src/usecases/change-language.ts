import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { Language } from '#platform/kernel';
import type { SignedIn } from '../domain/scope.js';

/** The language in which mails reach a person. */
@Injectable()
export class ChangeLanguage {
  constructor(private readonly database: Database) {}

  async execute(actor: SignedIn, language: Language): Promise<void> {
    await this.database.query(
      'update identity.person set language = $2, version = version + 1 where id = $1 and language <> $2',
      [actor.personId, language],
    );
  }
}
