import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { MailFault, MailTransport } from '#notifications';
import { Deliveries, JobNotes, Relay, SYSTEM } from '#platform';
import { MINUTE, SECOND } from '#platform/kernel';
import { EnrolmentDecided, EnrolmentSubmitted, MentorInvited } from '#programmes/facts';
import { RetryDelivery } from '../../../libs/notifications/src/usecases/retry-delivery.js';
import { anId, openToldHouse, type ToldHouse } from './support/told-house.js';

let house: ToldHouse;
beforeAll(async () => {
  house = await openToldHouse();
});
beforeEach(() => house.forget());
afterAll(() => house.close());

const invite = () => house.record(MentorInvited, { personId: house.people.mentor.en, enrolmentId: anId() });

const runJob = async () => {
  const note = await house.database.one<{ id: string }>(
    `select id from platform.job_note where name = 'notifications.send-mail'`,
  );
  await house.get(JobNotes).run(note?.id ?? '', new AbortController().signal);
};

/** Lets the handlers run but not the jobs. */
async function handleFacts(): Promise<void> {
  for (const { work } of await house.get(Relay).takeNew())
    await house.get(Deliveries).deliver(work.id, work.handler ?? '');
}

describe('a mail', () => {
  it('is sent once though its job runs twice', async () => {
    await invite();
    await house.settle();
    await house.database.query(`update platform.job_note set state = 'pending'`);
    await runJob();
    expect(house.smtp.taken).toHaveLength(1);
    expect(await house.deliveries()).toMatchObject([{ state: 'sent', attempts: 1, error: null }]);
  });

  it('is sent once though its job runs twice at the same time', async () => {
    await invite();
    await handleFacts();
    house.smtp.before = async (step) => {
      if (step === 'body') await pause(150);
      return undefined;
    };
    await Promise.all([runJob(), runJob()]);
    await house.later(MINUTE);
    expect(house.smtp.taken).toHaveLength(1);
    expect(await house.deliveries()).toMatchObject([{ state: 'sent' }]);
    expect(await house.database.query('select state from platform.job_note')).toEqual([{ state: 'done' }]);
  });

  it('waits while another process sends it, and goes out when that one has died', async () => {
    await invite();
    await handleFacts();
    const [delivery] = await house.deliveries();
    const other = new pg.Client({ connectionString: house.env.DATABASE_URL });
    await other.connect();
    await other.query('select pg_advisory_lock(hashtextextended($1, 7215340))', [delivery?.id]);
    await runJob();
    expect(house.smtp.taken).toHaveLength(0);
    await other.end();
    // Postgres lets go of the lock in its own time.
    for (let turn = 0; turn < 400 && house.smtp.taken.length === 0; turn += 1) {
      await pause(25);
      await house.later(SECOND);
    }
    expect(house.smtp.taken).toHaveLength(1);
  });

  it('is not doubled when the database is away just after the server took it', async () => {
    await invite();
    await handleFacts();
    const url = new URL(house.env.DATABASE_URL);
    const name = url.pathname.slice(1);
    url.pathname = '/postgres';
    const admin = new pg.Client({ connectionString: url.toString() });
    await admin.connect();
    house.smtp.before = async (step) => {
      if (step !== 'body') return undefined;
      await admin.query(`alter database ${name} allow_connections false`);
      await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
      setTimeout(() => void admin.query(`alter database ${name} allow_connections true`), 400);
      return undefined;
    };
    await runJob();
    await admin.end();
    await house.later(MINUTE);
    expect(house.smtp.taken).toHaveLength(1);
    expect(await house.deliveries()).toMatchObject([{ state: 'sent', attempts: 1 }]);
  });

  it('is tried again later when the server says not now, under the same Message-ID', async () => {
    await invite();
    const seen: string[] = [];
    house.smtp.before = (step) =>
      step === 'body' && seen.push('refused') < 3 ? '451 4.7.1 <maija@example.org>: come back later' : undefined;
    await house.settle();
    expect(await house.deliveries()).toMatchObject([{ state: 'queued', attempts: 1, error: '451 4.7.1' }]);
    await house.later(SECOND);
    expect(await house.deliveries()).toMatchObject([{ attempts: 1 }]);
    await house.later(2 * SECOND);
    await house.later(5 * SECOND);
    expect(house.smtp.taken).toHaveLength(1);
    const row = await house.database.one<{ message_id: string }>('select message_id from notifications.delivery');
    expect(house.smtp.taken[0]?.messageId).toBe(row?.message_id);
    expect(await house.deliveries()).toMatchObject([{ state: 'sent', attempts: 3, error: null }]);
  });

  it('fails at once when the server will never take it', async () => {
    await invite();
    house.smtp.before = (step) => (step === 'RCPT' ? '550 5.1.1 <mentor.en@example.org>: no such user' : undefined);
    await house.settle();
    expect(await house.deliveries()).toMatchObject([{ state: 'failed', attempts: 1, error: '550 5.1.1' }]);
    expect(await house.database.query('select state from platform.job_note')).toEqual([{ state: 'done' }]);
  });

  it('does not fail for good because our own password is wrong', async () => {
    await invite();
    house.smtp.before = (step) => (step === 'MAIL' ? '530 5.7.0 Authentication required' : undefined);
    await house.settle();
    expect(await house.deliveries()).toMatchObject([{ state: 'queued', error: '530 5.7.0' }]);
  });

  it('fails in the end when the server is away for hours, and no address stands in any note of it', async () => {
    await invite();
    house.smtp.before = (step) => (step === 'RCPT' ? '450 4.2.1 <mentor.en@example.org>: busy' : undefined);
    await house.settle();
    await house.database.query('update platform.job_note set attempts = 30');
    await house.later(MINUTE);
    expect(await house.deliveries()).toMatchObject([{ state: 'queued' }]);
    await house.later(20 * MINUTE);
    expect(await house.deliveries()).toMatchObject([{ state: 'failed', attempts: 3 }]);
    const notes = await house.database.query('select * from platform.job_note');
    expect(notes).toMatchObject([{ state: 'given_up' }]);
    expect(JSON.stringify([notes, await house.deliveries()])).not.toContain('example.org');
  });

  it('does not fail because workers were killed or told to stop, however often', async () => {
    await invite();
    await handleFacts();
    await house.database.query('update platform.job_note set starts = 40');
    await runJob();
    expect(await house.deliveries()).toMatchObject([{ state: 'sent' }]);
  });

  it('has failed when it ends every worker, and staff can send it again', async () => {
    await invite();
    await handleFacts();
    await house.database.query(`update platform.job_note set starts = 50`);
    await house.database.query(`update notifications.delivery set state = 'sending'`);
    await runJob();
    expect(await house.deliveries()).toMatchObject([{ state: 'failed', error: 'worker-ended' }]);
    expect(house.smtp.taken).toEqual([]);
    const [delivery] = await house.deliveries();
    await house.get(RetryDelivery, { strict: false }).execute(delivery?.id ?? '', SYSTEM);
    await house.settle();
    expect(await house.deliveries()).toMatchObject([{ state: 'sent' }]);
  });

  it('is not given up while another process sends it', async () => {
    await invite();
    await handleFacts();
    await house.database.query('update platform.job_note set attempts = 31');
    house.smtp.before = async (step) => {
      if (step === 'body') await runJob();
      return undefined;
    };
    await runJob();
    expect(await house.deliveries()).toMatchObject([{ state: 'sent', error: null }]);
    expect(await house.database.query('select state from platform.job_note')).toEqual([{ state: 'done' }]);
  });

  it('goes to nobody when the person has left meanwhile', async () => {
    await invite();
    await handleFacts();
    await house.database.query(`update identity.person set state = 'disabled' where id = $1`, [house.people.mentor.en]);
    await runJob();
    expect(house.smtp.taken).toHaveLength(0);
    expect(await house.deliveries()).toMatchObject([{ state: 'suppressed', error: 'no-address' }]);
  });
});

describe('the way to the mail server', () => {
  it('says by a code, not in the words of the server, why a mail was not taken', async () => {
    house.smtp.before = (step) => (step === 'body' ? '554 5.7.1 <maija@example.org> is not wanted here' : undefined);
    const to = { name: '', address: 'maija@example.org' };
    const mail = {
      messageId: '<a@b>',
      to,
      subject: 'x',
      text: 'x',
      html: 'x',
      language: 'en',
      writtenAt: new Date(),
    } as const;
    const fault: unknown = await house
      .get(MailTransport)
      .send(mail)
      .catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(MailFault);
    expect(fault).toMatchObject({ reason: '554 5.7.1', isFinal: true, message: 'the mail was not taken: 554 5.7.1' });
  });
});

describe('without a mail server', () => {
  it('mails are suppressed and not waited for', async () => {
    const quiet = await openToldHouse({ SMTP_URL: '' });
    await quiet.record(MentorInvited, { personId: quiet.people.mentor.sv, enrolmentId: anId() });
    await quiet.settle();
    expect(await quiet.deliveries()).toMatchObject([{ state: 'suppressed', error: 'no-mail-server' }]);
    expect(quiet.get(MailTransport).constructor.name).toBe('NoTransport');
    await quiet.close();
  });
});

describe('one thing', () => {
  it('is told once though two facts say it', async () => {
    const data = { personId: house.people.mentor.fi, enrolmentId: anId() };
    await house.record(MentorInvited, data);
    await house.record(MentorInvited, data);
    await house.settle();
    expect(house.smtp.taken).toHaveLength(1);
  });

  it('is told again when it happens again', async () => {
    const data = {
      enrolmentId: anId(),
      personId: house.people.student.fi,
      role: 'student',
      homeOrganisationId: null,
    } as const;
    await house.record(EnrolmentSubmitted, data, { version: 2 });
    await house.record(EnrolmentDecided, { ...data, decision: 'needs_info' }, { version: 3 });
    await house.record(EnrolmentSubmitted, data, { version: 4 });
    await house.record(EnrolmentSubmitted, data, { version: 4 });
    await house.settle();
    expect((await house.deliveries()).map((row) => row.type).sort()).toEqual([
      'enrolment-needs-info',
      'enrolment-received',
      'enrolment-received',
    ]);
  });

  it('is told to nobody when its transaction is rolled back', async () => {
    await house.record(MentorInvited, { personId: house.people.mentor.fi, enrolmentId: anId() });
    await house.database.query('alter table platform.job_note add constraint broken check (false) not valid');
    await house.settle();
    await house.database.query('alter table platform.job_note drop constraint broken');
    expect(await house.deliveries()).toEqual([]);
  });
});

describe('a name that people typed', () => {
  const rename = (name: string) =>
    house.database.query('update identity.person set display_name = $2 where id = $1', [house.people.mentor.en, name]);
  const mail = async () => {
    await invite();
    await house.settle();
    const [parsed] = await house.smtp.parsed();
    return { parsed, raw: house.smtp.taken[0]?.raw ?? '' };
  };

  it('cannot add a header, a recipient or a paragraph', async () => {
    await rename('Maija\r\nBcc: evil@example.com\r\n\r\nBuy now\u2028\u0007 \u202eabc');
    const { parsed, raw } = await mail();
    expect(house.smtp.taken).toHaveLength(1);
    expect(raw).not.toMatch(/^Bcc:/im);
    expect(parsed?.to).toMatchObject({
      value: [{ address: 'mentor.en@example.org', name: 'Maija Bcc: evil@example.com Buy now abc' }],
    });
    expect(parsed?.text).toMatch(/^Hello Maija Bcc: evil@example.com Buy now abc,\n\nYou have been invited/);
  });

  it('is text in HTML and never a placeholder', async () => {
    await rename('<b onclick="x">{{minutes}} $t(platform:product)</b> & "Co"');
    const { parsed } = await mail();
    expect(parsed?.html).toContain(
      '&lt;b onclick=&quot;x&quot;&gt;{{minutes}} $t(platform:product)&lt;/b&gt; &amp; &quot;Co&quot;',
    );
    expect(parsed?.html).not.toContain('<b ');
  });

  it('is cut where no name is so long', async () => {
    await rename('Ä'.repeat(5000));
    const { parsed } = await mail();
    expect(parsed?.text).toContain(`Hello ${'Ä'.repeat(80)},`);
  });
});
