import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { SignedIn } from '#identity';
import { PublishProposals } from '#matching';
import { Clockwork } from '#platform';
import type { TestDatabase } from '../../../support/database.js';
import { openHouse, type TestHouse } from '../../../support/house.js';
import { SmtpStandIn } from '../../../support/smtp-stand-in.js';
import { Crew } from '../../notifications/support/crew.js';

/** What comes out of a round, without what is new each time it is lived: ids, times, and how often it was begun. */
export interface Outcome {
  readonly run: object[];
  readonly proposals: object[];
  readonly sides: object[];
  readonly seats: object[];
  readonly facts: object[];
  readonly trail: object[];
}

const OUTCOME: Readonly<Record<keyof Outcome, string>> = {
  run: `select to_jsonb(r) - '{started_at,finished_at,version}'::text[] as row from matching.match_run r order by id`,
  proposals: `select to_jsonb(p) - '{id,created_at,sent_at,expires_at}'::text[] as row, p.parts::text from matching.proposal p order by student_enrolment_id`,
  sides: `select to_jsonb(s) - 'proposal_id' as row, p.student_enrolment_id
    from matching.proposal_side s join matching.proposal p on p.id = s.proposal_id order by 2, s.role`,
  seats: `select to_jsonb(h) - '{id,holder_id,created_at}'::text[] as row from programmes.seat_hold h order by student_enrolment_id`,
  facts: `select type, data - 'proposalId' - 'expiresAt' as data from platform.fact where type like 'matching.%' order by type, data ->> 'studentEnrolmentId'`,
  trail: `select action, details, actor from privacy.audit_entry where action like 'matching.%' order by action, sequence`,
};

/** One database with a run in it, worker processes that serve it, and a mail server of its own. */
export class WorkedRound {
  private constructor(
    readonly database: TestDatabase,
    private readonly client: pg.Client,
    readonly smtp: SmtpStandIn,
    readonly crew: Crew,
    private readonly house: TestHouse,
  ) {}

  static async open(database: TestDatabase, worker: string): Promise<WorkedRound> {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const smtp = await SmtpStandIn.start();
    const LUOTSI_SECRET_KEY = randomBytes(32).toString('base64');
    const env = { LUOTSI_SECRET_KEY, WORKER_PORT: '0', PORT: '0', QUEUE_BACKEND: 'postgres' };
    const crew = new Crew(worker, database.url, client, smtp, env);
    return new WorkedRound(database, client, smtp, crew, await openHouse(new Date(), {}, database));
  }

  /** Nothing happens by the clock meanwhile: the round's dates are of another year than the workers'. */
  outOfTime(work: () => Promise<void>): Promise<void> {
    return this.house.get(Clockwork).alone(work);
  }

  /** As staff do it in bulk. */
  async publish(runId: string, staff: SignedIn): Promise<number> {
    return (await this.house.get(PublishProposals, { strict: false }).ofRun(runId, staff)).sent;
  }

  async count(sql: string): Promise<number> {
    const { rows } = await this.client.query<{ count: number }>(`select count(*)::int as count from ${sql}`);
    return rows[0]?.count ?? 0;
  }

  async isRunDone(): Promise<boolean> {
    const open = await this.count(`matching.match_run where state in ('queued', 'running')`);
    return open === 0 && (await this.isAllWorkDone());
  }

  /** Every fact is with its handlers, and every job done. */
  async isAllWorkDone(): Promise<boolean> {
    const open = [
      'platform.fact where relayed_at is null',
      `platform.delivery where state <> 'done'`,
      `platform.job_note where state <> 'done'`,
    ];
    for (const sql of open) if ((await this.count(sql)) > 0) return false;
    return true;
  }

  async outcome(): Promise<Outcome> {
    const read = async (name: keyof Outcome) => (await this.client.query<object>(OUTCOME[name])).rows;
    const entries = (Object.keys(OUTCOME) as (keyof Outcome)[]).map(async (name) => [name, await read(name)] as const);
    return Object.fromEntries(await Promise.all(entries)) as unknown as Outcome;
  }

  /** Who was told what by mail, as the mail server took it: `address: subject` with how many mails, and under how many Message-IDs. */
  async mails(): Promise<Record<string, { copies: number; ids: number }>> {
    const found = new Map<string, string[]>();
    for (const { to, subject, messageId } of await this.letters()) {
      found.set(`${to}: ${subject}`, [...(found.get(`${to}: ${subject}`) ?? []), messageId]);
    }
    return Object.fromEntries([...found].map(([key, ids]) => [key, { copies: ids.length, ids: new Set(ids).size }]));
  }

  async close(serverUrl: string): Promise<void> {
    await this.crew.dismiss();
    await this.house.close();
    await this.client.end();
    await this.database.drop();
    await this.crew.dropRoles(serverUrl);
    await this.smtp.stop();
  }

  private async letters(): Promise<{ to: string; subject: string; messageId: string }[]> {
    const parsed = await this.smtp.parsed();
    return this.smtp.taken.map(({ to, messageId }, index) => ({
      to,
      messageId,
      subject: parsed[index]?.subject ?? '',
    }));
  }
}
