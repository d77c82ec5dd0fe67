import pg from 'pg';
import { eventually } from '../../../launcher/support/child-program.js';

/** A moment at which a process writes a row: what it was about to do then stands in the middle of being done. */
export interface Place {
  readonly table: string;
  readonly when: 'before insert' | 'after insert' | 'before update' | 'after update';
  /** Which rows; all of them when left out. A condition on `new`. */
  readonly rows?: string;
}

/** Any number that no lock of ours has. */
const GATE = 7_215_398;

/** Makes everybody who comes to a place in the database wait there, so that a test sees it and kills it there and nowhere else. */
export class Gate {
  private constructor(
    private readonly client: pg.Client,
    private readonly table: string,
  ) {}

  static async shut(databaseUrl: string, { table, when, rows = 'true' }: Place): Promise<Gate> {
    const client = new pg.Client({ connectionString: databaseUrl });
    client.on('error', () => undefined);
    await client.connect();
    await client.query('select pg_advisory_lock($1)', [GATE]);
    await client.query(
      `create or replace function public.wait_at_the_gate() returns trigger language plpgsql as
       $$ begin perform pg_advisory_xact_lock_shared(${GATE}); return new; end $$`,
    );
    await client.query(
      `create trigger gate ${when} on ${table} for each row when (${rows}) execute function public.wait_at_the_gate()`,
    );
    return new Gate(client, table);
  }

  async isSomebodyWaiting(): Promise<boolean> {
    return (await this.waiting()) > 0;
  }

  /** Those who wait do not come through: what they were about to write is lost with them. */
  async turnAway(): Promise<void> {
    await this.client.query(`select pg_terminate_backend(pid) ${WAITING}`, [GATE]);
    await eventually('those who waited are gone', async () => (await this.waiting()) === 0);
  }

  async open(): Promise<void> {
    await this.client.query('select pg_advisory_unlock($1)', [GATE]);
    await this.client.query(`drop trigger gate on ${this.table}`);
    await this.client.end();
  }

  private async waiting(): Promise<number> {
    const { rows } = await this.client.query<{ waiting: number }>(`select count(*)::int as waiting ${WAITING}`, [GATE]);
    return rows[0]?.waiting ?? 0;
  }
}

const WAITING = `from pg_locks where locktype = 'advisory' and not granted and classid = 0 and objid = $1
  and database = (select oid from pg_database where datname = current_database())`;
