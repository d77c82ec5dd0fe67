import { RegisterPerson } from '#identity';
import { type FactDefinition, JobNotes, Outbox, Relay, SYSTEM, Transactions } from '#platform';
import { LANGUAGES, type Language, newId, type PersonId } from '#platform/kernel';
import { openHouse, type TestHouse } from '../../../support/house.js';
import { SmtpStandIn } from '../../../support/smtp-stand-in.js';

export interface ToldHouse extends TestHouse {
  readonly smtp: SmtpStandIn;
  /** A student and a mentor in every language; the address is `<role>.<language>@example.org`. */
  readonly people: Readonly<Record<'student' | 'mentor', Readonly<Record<Language, PersonId>>>>;
  record<Data>(definition: FactDefinition<Data>, data: Data, envelope?: Envelope): Promise<void>;
  /** Moves the clock and tries again what failed before and is due by then. */
  later(milliseconds: number): Promise<void>;
  deliveries(): Promise<DeliveryRow[]>;
  /** As if nothing had ever been told. */
  forget(): Promise<void>;
}

export interface DeliveryRow {
  readonly id: string;
  readonly type: string;
  readonly state: string;
  readonly attempts: number;
  readonly error: string | null;
  readonly personId: string | null;
}

interface Envelope {
  readonly version?: number;
  readonly occurredAt?: Date;
  readonly organisationId?: string;
  readonly programmeId?: string;
}

export const anId = () => newId(Date.parse('2026-02-03T10:00:00Z'));

export function nameOf(role: 'student' | 'mentor', language: Language): string {
  return `${role === 'student' ? 'Sam' : 'Maija'} Åberg-${language}`;
}

/** The whole house with a mail server beside it. */
export async function openToldHouse(more: Record<string, string> = {}): Promise<ToldHouse> {
  const smtp = await SmtpStandIn.start();
  const house = await openHouse(undefined, {
    SMTP_URL: smtp.url,
    PUBLIC_URL: 'https://luotsi.example.fi',
    MAIL_FROM: 'Luotsi <luotsi@example.fi>',
    ...more,
  });
  const register = async (role: 'student' | 'mentor', language: Language) => {
    const invited = { displayName: nameOf(role, language), address: `${role}.${language}@example.org`, language };
    return (await house.get(RegisterPerson).byAddress(invited, SYSTEM)).personId;
  };
  const inAll = async (role: 'student' | 'mentor') => {
    const ids: Partial<Record<Language, PersonId>> = {};
    for (const language of LANGUAGES) ids[language] = await register(role, language);
    return ids as Record<Language, PersonId>;
  };
  const people = { student: await inAll('student'), mentor: await inAll('mentor') };
  return {
    ...house,
    smtp,
    people,
    record: async (definition, data, { version = 1, ...envelope } = {}) => {
      const subject = { kind: 'subject', id: anId(), version };
      await house.get(Transactions).run(() => house.get(Outbox).record(definition, { subject, data, ...envelope }));
    },
    later: async (milliseconds) => {
      house.clock.advance(milliseconds);
      await house.settle();
      for (const { work } of await house.get(Relay).takeForgotten())
        await house.get(JobNotes).run(work.id, new AbortController().signal);
    },
    deliveries: () =>
      house.database.query<DeliveryRow>(
        `select d.id, n.type, d.state, d.attempts, d.last_error as error, n.person_id as "personId"
         from notifications.delivery d join notifications.notification n on n.id = d.notification_id order by d.id`,
      ),
    forget: async () => {
      await house.database.query(
        'truncate notifications.delivery, notifications.notification, platform.job_note, platform.delivery',
      );
      await house.database.query('update platform.fact set relayed_at = now() where relayed_at is null');
      await house.database.query(`update identity.person set state = 'active'`);
      smtp.taken.length = 0;
      smtp.before = () => undefined;
    },
    close: async () => {
      await house.close();
      await smtp.stop();
    },
  };
}
