import type { Scope } from '../domain/scope.js';

const READERS_LANGUAGE = '{language}';

/** SQL for a LocalisedText column: the reader's language, else English, else as it was written (as `localise` does). `inLanguageOf` completes it. */
export function localisedSql(column: string): string {
  return `coalesce(${column}->>'${READERS_LANGUAGE}', ${column}->>'en', ${column}->>(${column}->>'source'))`;
}

/** A query made with `localisedSql`, for the one who reads. A language is one of three codes, so it may stand in the text. */
export function inLanguageOf(scope: Scope, sql: string): string {
  return sql.replaceAll(READERS_LANGUAGE, scope.language);
}
