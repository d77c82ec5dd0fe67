import { execFileSync } from 'node:child_process';
import pg from 'pg';
import { alive, ChildProgram, eventually, killProcess } from '../../../launcher/support/child-program.js';
import type { SmtpStandIn } from '../../../support/smtp-stand-in.js';

/** One worker process, with a database role and a door of the mail server of its own: what it does can be told from what others do. */
export interface Member {
  readonly program: ChildProgram;
  readonly role: string;
  /** Port of its door. */
  readonly door: number;
}

const PATIENCE_MS = 2500;

/** Worker processes that are killed, and what each left behind when it died. */
export class Crew {
  private readonly members: Member[] = [];
  private number = 0;
  /** How often each mail may have been taken beyond once: its worker died after the server's 250 and before it was noted. */
  readonly excused = new Map<string, number>();

  constructor(
    private readonly script: string,
    private readonly databaseUrl: string,
    /** A superuser's own connection. */
    private readonly client: pg.Client,
    private readonly smtp: SmtpStandIn,
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  async start(): Promise<Member> {
    this.number += 1;
    const url = new URL(this.databaseUrl);
    const role = `${url.pathname.slice(1)}_${this.number}`;
    await this.client.query(`create role ${role} superuser login password '${role}'`);
    Object.assign(url, { username: role, password: role });
    const door = await this.smtp.openDoor();
    const own = { DATABASE_URL: url.href, SMTP_URL: `smtp://127.0.0.1:${door}` };
    const program = ChildProgram.start(this.script, [], { env: { ...this.env, ...own } });
    const member = { program, role, door };
    this.members.push(member);
    return member;
  }

  get living(): Member[] {
    return this.members.filter(({ program }) => alive(program.pid));
  }

  /**
   * kill -9, and a look at what the dead one has left. Meanwhile all others stand still, so that nobody takes it up before we have seen it.
   * @param andThen what must happen before its sessions at the database can end
   */
  async kill(member: Member, andThen: () => Promise<void> = async () => undefined): Promise<void> {
    const others = this.living.filter((other) => other !== member);
    for (const { program } of others) await freeze(program.pid);
    killProcess(member.program.pid);
    await member.program.end();
    await andThen();
    await eventually('the mail server has noticed', () => this.smtp.openConnectionsAt(member.door) === 0);
    await eventually('its sessions at the database have ended', async () => {
      const { rowCount } = await this.client.query('select 1 from pg_stat_activity where usename = $1', [member.role]);
      return rowCount === 0;
    });
    for (const id of await this.takenButNotNoted(member.door)) this.excused.set(id, (this.excused.get(id) ?? 0) + 1);
    for (const { program } of others) program.signal('SIGCONT');
  }

  private async takenButNotNoted(door: number): Promise<string[]> {
    const taken = this.smtp.taken.filter((mail) => mail.door === door).map(({ messageId }) => messageId);
    const { rows } = await this.client.query<{ message_id: string }>(
      `select message_id from notifications.delivery where state <> 'sent' and message_id = any($1)`,
      [taken],
    );
    return rows.map((row) => row.message_id);
  }

  /**
   * Waits for what workers do. What a killed one had in hand is found again after half a minute at the latest (that is the queue's contract);
   * here the half minute is over as soon as we have waited for a moment.
   */
  async works(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
    let since = Date.now();
    const look = async () => {
      if (await holds()) return true;
      if (Date.now() - since > PATIENCE_MS) {
        await this.handOverAgain();
        since = Date.now();
      }
      return false;
    };
    try {
      await eventually(what, look, 300_000);
    } catch (error) {
      const seen = await this.standstill().catch((reason: unknown) => `and nothing could be seen: ${reason}`);
      throw new Error(`${error}\n${seen}`);
    }
  }

  /** What there is to see when nothing goes on: open work, mails by state, and what the living have said last. */
  private async standstill(): Promise<string> {
    const { rows } = await this.client.query<object>(
      `select 'job ' || name as what, state, attempts, count(*)::int from platform.job_note where state <> 'done' group by 1, 2, 3
       union all select 'fact for ' || handler, state, attempts, count(*)::int from platform.delivery where state <> 'done' group by 1, 2, 3
       union all select 'mail', state, 0, count(*)::int from notifications.delivery group by 1, 2`,
    );
    const said = this.living.map(({ program, role }) => `${role} said: ${program.output.slice(-4000)}`);
    return [...rows.map((row) => JSON.stringify(row)), `${said.length} live`, ...said].join('\n');
  }

  /**
   * All that is not done is given to the queue once more, also what somebody has in hand: what a queue may do at any time. Rows that somebody
   * writes just now are left alone: who stands at a gate holds his row, and to wait for him here would be never to see him.
   */
  async handOverAgain(): Promise<void> {
    for (const [table, key] of [
      ['platform.job_note', 'id'],
      ['platform.delivery', 'fact_id, handler'],
    ]) {
      await this.client.query(
        `update ${table} set touched_at = touched_at - interval '31 seconds', due_at = least(due_at, now())
         where (${key}) in (select ${key} from ${table} where state = 'pending' for update skip locked)`,
      );
    }
    await this.client.query(`select pg_notify('luotsi_outbox', '')`);
  }

  /** Ends all, whatever came of the test. */
  async dismiss(): Promise<void> {
    for (const { program } of this.living) await program.endAfter('SIGKILL');
  }

  /** The roles go last: they belong to the whole server. */
  async dropRoles(serverUrl: string): Promise<void> {
    const server = new pg.Client({ connectionString: serverUrl });
    await server.connect();
    for (const { role } of this.members) await server.query(`drop role if exists ${role}`);
    await server.end();
  }
}

/** Stands still in the middle of what it does, and keeps its locks. */
export async function freeze(pid: number | undefined): Promise<void> {
  if (!pid) throw new Error('There is nobody to stop');
  process.kill(pid, 'SIGSTOP');
  const state = () => execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  await eventually('it stands still', () => state().startsWith('T'));
}

/** The mail server takes a few mails for each kill, so that every kill falls into the work. */
export async function killWhileMailing(
  crew: Crew,
  smtp: SmtpStandIn,
  { kills, perKill }: { readonly kills: number; readonly perKill: number },
): Promise<void> {
  let places = 0;
  smtp.before = async (at, _to, hasHungUp) => {
    if (at !== 'body') return undefined;
    await eventually('the server has a place', () => places > 0 || hasHungUp(), 600_000);
    if (!hasHungUp()) places -= 1;
    return undefined;
  };
  await crew.start();
  await crew.start();
  for (let turn = 0; turn < kills; turn += 1) {
    await crew.start();
    await crew.handOverAgain();
    const goal = smtp.taken.length + Math.floor(Math.random() * perKill);
    places += perKill;
    await crew.works('mails flow', () => smtp.taken.length > goal);
    const [oldest] = crew.living;
    if (!oldest) throw new Error('Nobody is left to kill');
    await crew.kill(oldest);
  }
  places = Number.POSITIVE_INFINITY;
  await crew.start();
}
