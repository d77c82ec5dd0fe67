import { Injectable } from '@nestjs/common';
import { Database, Secrets } from '#platform';
import { Clock, DomainError, MINUTE } from '#platform/kernel';
import { sourceOf, waitFor } from '../domain/rate-limit.js';
import { IdentityError } from '../errors.js';

const WINDOW = 15 * MINUTE;
/** A whole campus shares one address, and a provider with a wrong clock fails for all of it: only who tries out messages gets here. */
const REFUSED_PER_SOURCE = 600;

/** How many answers of universities one network has brought that were refused. */
@Injectable()
export class RefusedAnswers {
  constructor(
    private readonly database: Database,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** Before anything is read. @throws identity.too-many-answers */
  async refuseTooMany(source: string): Promise<void> {
    const now = this.clock.now();
    const filling = await this.database.one<{ refused_at: Date }>(
      'select refused_at from identity.saml_refused where source_hash = $1 and refused_at > $2 order by refused_at desc offset $3 limit 1',
      [this.hashOf(source), new Date(now.getTime() - WINDOW), REFUSED_PER_SOURCE - 1],
    );
    const wait = waitFor([filling?.refused_at], WINDOW, now);
    if (wait) throw new DomainError(IdentityError.tooManyAnswers, wait);
  }

  async note(source: string): Promise<void> {
    await this.database.query('insert into identity.saml_refused (source_hash, refused_at) values ($1, $2)', [
      this.hashOf(source),
      this.clock.now(),
    ]);
  }

  /** Clears what no limit counts any more. */
  async forget(now: Date): Promise<void> {
    await this.database.query('delete from identity.saml_refused where refused_at < $1', [
      new Date(now.getTime() - WINDOW),
    ]);
  }

  private hashOf(source: string): string {
    return this.secrets.hash('saml-source', sourceOf(source));
  }
}
