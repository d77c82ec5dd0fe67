import pg from 'pg';
import { DataSource, DefaultNamingStrategy } from 'typeorm';
import type { HouseLib } from '../house-lib.js';

// A date stays a date: node-postgres would turn it into midnight of the server's time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
// Counts fit a double; as text they would be added as text.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

class SnakeCase extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string | undefined, prefixes: string[]): string {
    const name = customName ?? [...prefixes, propertyName].join('_');
    return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
}

/** The one connection pool of a process for our own tables (BullMQ has its own). */
export function createDataSource(options: {
  url: string;
  poolSize: number;
  libs: readonly HouseLib[];
  name: string;
}): DataSource {
  return new DataSource({
    type: 'postgres',
    url: options.url,
    poolSize: options.poolSize,
    applicationName: options.name,
    entities: options.libs.flatMap((lib) => [...(lib.records ?? [])]),
    migrations: options.libs.flatMap((lib) => [...(lib.migrations ?? [])]),
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeCase(),
    synchronize: false,
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    logging: false,
    extra: {
      options:
        '-c timezone=UTC -c statement_timeout=60000 -c lock_timeout=15000 -c idle_in_transaction_session_timeout=60000',
    },
  });
}
