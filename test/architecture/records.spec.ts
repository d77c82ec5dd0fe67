import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { HouseLibs, JobHandlers, PersonalDataHolders, readCatalogue } from '#platform';
import { LANGUAGES } from '#platform/kernel';
import { openHouse, type TestHouse } from '../support/house.js';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

describe('the house', () => {
  it('has a holder of personal data for every table with a person in it', async () => {
    const tables = await house.database.query<{ name: string }>(
      `select distinct c.table_schema || '.' || c.table_name as name from information_schema.columns c
       where (c.column_name ~ '(^|_)person_ids?$' or c.column_name in ('reader_id'))
         and c.table_schema in (select schema_name from information_schema.schemata)
         and c.table_schema not in ('bullmq', 'public', 'information_schema', 'pg_catalog')
       union
       select n.nspname || '.' || t.relname from pg_constraint f join pg_class t on t.oid = f.conrelid join pg_namespace n on n.oid = t.relnamespace
       where f.contype = 'f' and f.confrelid = 'identity.person'::regclass
       union select 'identity.person' order by 1`,
    );
    const held = house
      .get(PersonalDataHolders, { strict: false })
      .all()
      .flatMap((holder) => holder.tables);
    expect([...held].sort()).toEqual(tables.map((table) => table.name).sort());
  });

  it('has records whose columns are those of the database', async () => {
    for (const entity of house.get(DataSource, { strict: false }).entityMetadatas) {
      const columns = await house.database.query<{ name: string; nullable: string }>(
        'select column_name as name, is_nullable as nullable from information_schema.columns where table_schema = $1 and table_name = $2 order by 1',
        [entity.schema, entity.tableName],
      );
      const described = entity.columns.map((column) => ({
        name: column.databaseName,
        nullable: column.isNullable ? 'YES' : 'NO',
      }));
      expect({ table: entity.tablePath, columns: described.sort((a, b) => (a.name < b.name ? -1 : 1)) }).toEqual({
        table: entity.tablePath,
        columns,
      });
    }
  });

  it('has one handler for every job that is defined', () => {
    expect(house.get(JobHandlers, { strict: false }).names().length).toBeGreaterThan(1);
  });

  it('keeps each lib in a schema of its own name', async () => {
    const schemas = await house.database.query<{ name: string }>(
      `select schema_name as name from information_schema.schemata where schema_name !~ '^pg_' and schema_name not in ('information_schema', 'public', 'bullmq')`,
    );
    const libs = house.get(HouseLibs, { strict: false }).list.filter((lib) => (lib.migrations ?? []).length > 0);
    expect(schemas.map((schema) => schema.name).sort()).toEqual(libs.map((lib) => lib.name).sort());
  });
});

/** `a.b.c` -> text, for every text of a catalogue. */
function flatten(tree: Record<string, unknown>, prefix = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') texts.set(prefix + key, value);
    else
      for (const [inner, text] of flatten(value as Record<string, unknown>, `${prefix}${key}.`)) texts.set(inner, text);
  }
  return texts;
}

/** The names in `{{ }}`. A plural form for one may say "one row" without the figure. */
const parametersOf = (text: string, key: string) =>
  [...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)]
    .map((match) => match[1] ?? '')
    .filter((name) => !(name === 'count' && /_(zero|one)$/.test(key)))
    .sort();

describe('the texts', () => {
  it('have the same keys and parameters in Finnish, Swedish and English', () => {
    for (const lib of house.get(HouseLibs, { strict: false }).list.filter((candidate) => candidate.texts)) {
      const english = flatten(readCatalogue(lib.name, 'en') ?? {});
      expect(english.size).toBeGreaterThan(0);
      for (const language of LANGUAGES) {
        const other = flatten(readCatalogue(lib.name, language) ?? {});
        expect({ lib: lib.name, language, keys: [...other.keys()].sort() }).toEqual({
          lib: lib.name,
          language,
          keys: [...english.keys()].sort(),
        });
        for (const [key, text] of english) {
          expect({ lib: lib.name, language, key, parameters: parametersOf(other.get(key) ?? '', key) }).toEqual({
            lib: lib.name,
            language,
            key,
            parameters: parametersOf(text, key),
          });
        }
      }
    }
  });
});
