import { SqlMigration } from '#platform';

/** A source is called by its own name, in its own language: so it has to say in which. */
export class ProgrammesNameSources1700000400001 extends SqlMigration {
  readonly sql = `
    alter table programmes.directory_fact alter column source type jsonb
      using jsonb_build_object('source', 'en', 'en', source);
  `;
}
