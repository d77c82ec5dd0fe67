import { Injectable } from '@nestjs/common';
import { AuditSink, Database, PlatformError, Transactions } from '#platform';
import { Clock, DomainError, newId, type PersonId } from '#platform/kernel';

type Kind = 'student' | 'mentor';

interface Versioned {
  version: number;
  personId: PersonId;
  updatedAt: Date;
}

/** Saves a profile with optimistic locking and keeps the version before (rectification, GDPR art. 16). */
@Injectable()
export class SaveProfile {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /** `version` is the one the person has seen, 0 for a first one. @throws platform.changed-meanwhile */
  execute<Profile extends Versioned>(
    kind: Kind,
    record: new () => Profile,
    person: PersonId,
    answers: Omit<Profile, keyof Versioned> & { version: number },
  ): Promise<Profile> {
    return this.transactions.run(async () => {
      const table = this.database.repository(record);
      // One profile per person and kind: the lock makes a double click wait instead of failing.
      await this.database.query('select pg_advisory_xact_lock(hashtext($1))', [`${kind} profile ${person}`]);
      const current =
        (await table.createQueryBuilder('p').where('p.person_id = :person', { person }).getOne()) ?? undefined;
      if ((current?.version ?? 0) !== answers.version) throw new DomainError(PlatformError.changedMeanwhile);
      if (current) await this.keep(kind, current);
      const { version: _, ...content } = answers;
      const next = table.create({
        ...current,
        ...content,
        personId: person,
        updatedAt: this.clock.now(),
      } as never) as unknown as Profile;
      const saved = await table.save(next as never);
      await this.audit.record({
        actor: { kind: 'person', personId: person },
        action: `profiles.save-${kind}-profile`,
        subject: { kind: 'person', id: person },
      });
      return saved as unknown as Profile;
    });
  }

  private async keep(kind: Kind, current: Versioned): Promise<void> {
    await this.database.query(
      'insert into profiles.profile_history (id, person_id, kind, version, content, replaced_at) values ($1, $2, $3, $4, $5, $6)',
      [newId(this.clock.nowMs()), current.personId, kind, current.version, JSON.stringify(current), this.clock.now()],
    );
  }
}
