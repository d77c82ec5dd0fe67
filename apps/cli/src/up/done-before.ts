import pg from 'pg';

/**
 * Which tasks have ended well on this database, and from what: a start that changes nothing need not migrate and seed again. It stands in
 * the database itself, so that one that was put back or made anew is believed, and not a file beside it.
 */
export class DoneBefore {
  constructor(private readonly databaseUrl: string) {}

  /** False also when the database does not answer: then the task runs, and tells why it cannot. */
  async has(task: string, madeFrom: string): Promise<boolean> {
    try {
      const sql = 'select 1 from luotsi_task where name = $1 and made_from = $2';
      return await this.connected(async (client) => (await client.query(sql, [task, madeFrom])).rowCount === 1);
    } catch {
      return false;
    }
  }

  /** Where we may not keep it, the next start does everything again. */
  async note(task: string, madeFrom: string): Promise<void> {
    await this.connected(async (client) => {
      await client.query('create table if not exists luotsi_task (name text primary key, made_from text not null)');
      await client.query(
        `insert into luotsi_task (name, made_from) values ($1, $2)
         on conflict (name) do update set made_from = excluded.made_from`,
        [task, madeFrom],
      );
    }).catch(() => undefined);
  }

  private async connected<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
    const client = new pg.Client({ connectionString: this.databaseUrl, connectionTimeoutMillis: 5000 });
    // Without a listener a connection that breaks while idle would end the process.
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await work(client);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
