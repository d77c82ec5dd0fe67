import type { Database } from '#platform';

/** The tables of all schemas in which some row says this (a regular expression of Postgres), in whatever column. */
export async function tablesThatSay(database: Database, pattern: string): Promise<string[]> {
  const tables = await database.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const saying: string[] = [];
  for (const { name } of tables) {
    const found = await database.query(`select 1 from ${name} as whole where whole::text ~ $1 limit 1`, [pattern]);
    if (found.length > 0) saying.push(name);
  }
  return saying;
}
