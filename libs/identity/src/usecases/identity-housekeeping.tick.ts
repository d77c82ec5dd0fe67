import { Injectable } from '@nestjs/common';
import { Database, type Tick, Ticks } from '#platform';
import { DAY } from '#platform/kernel';
import { RefusedAnswers } from '../saml/refused-answers.js';

/** Clears what protects sign-ins once its time is over. */
@Injectable()
@Ticks('identity.housekeeping', 'hour')
export class IdentityHousekeeping implements Tick {
  constructor(
    private readonly database: Database,
    private readonly refusedAnswers: RefusedAnswers,
  ) {}

  async tick(now: Date): Promise<void> {
    const yesterday = new Date(now.getTime() - DAY);
    await this.database.query('delete from identity.saml_request where expires_at < $1', [now]);
    await this.database.query('delete from identity.account_link where confirmed_at is null and asked_at < $1', [
      yesterday,
    ]);
    await this.database.query('delete from identity.saml_logout where expires_at < $1', [now]);
    await this.database.query('delete from identity.saml_assertion_used where keep_until < $1', [now]);
    await this.refusedAnswers.forget(now);
    await this.database.query('delete from identity.email_code where requested_at < $1', [yesterday]);
    await this.database.query('delete from identity.contact_address where left_at < $1', [yesterday]);
    await this.database.query('delete from identity.session where expires_at < $1', [yesterday]);
  }
}
