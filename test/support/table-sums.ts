import type { TestHouse } from './house.js';

/** Changed by reading: when a session was seen last, and who read whom. */
const READING = new Set(['identity.session', 'privacy.access_entry']);

export type TableSums = Readonly<Record<string, string>>;

/** A checksum over all rows of every table of the house, in any order, so that "nothing changed" means nothing anywhere. */
export async function tableSums(house: Pick<TestHouse, 'database'>): Promise<TableSums> {
  const tables = await house.database.query<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('bullmq', 'public', 'information_schema', 'pg_catalog') order by 1`,
  );
  const sums = tables
    .filter(({ name }) => !READING.has(name))
    .map(
      ({ name }) =>
        `select '${name}' as name, count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as sum from ${name} t`,
    );
  const rows = await house.database.query<{ name: string; sum: string }>(sums.join(' union all '));
  return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]));
}
