import type { CatalogueField } from '#identity';
import { isLanguage, type Language, type LocalisedText, localise } from '#platform/kernel';

/** What a cell of a row becomes in the browser. */
export type Cell = string | number | boolean | null;

function isLocalised(value: object): value is LocalisedText {
  return 'source' in value && typeof value.source === 'string' && isLanguage(value.source);
}

/** Rows hold what the database gave; browsers get plain values, and text in the reader's language. */
export function cellOf(field: Pick<CatalogueField, 'type'>, value: unknown, language: Language): Cell {
  if (value === null || value === undefined || value === '') return null;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((part) => cellOf(field, part, language)).join(', ');
  if (typeof value === 'object') return isLocalised(value) ? localise(value, language).text : JSON.stringify(value);
  if (typeof value === 'boolean') return value;
  return field.type === 'number' ? Number(value) : String(value);
}
