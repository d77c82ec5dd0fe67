import type { Language } from '#platform/kernel';
import { sha256 } from '../domain/canonical-json.js';

type InThree = Readonly<Record<Language, string>>;

/**
 * One indicator. A definition is never edited: what is counted otherwise is a new version, because figures of an old one have left the
 * house (indicators.md).
 */
export interface Indicator {
  readonly id: string;
  readonly version: number;
  /** The code under which it stands in the catalogue of indicators and in reports to TEM. */
  readonly code: string;
  readonly name: InThree;
  /** What exactly is counted, in words. */
  readonly text: InThree;
  readonly unit: 'persons' | 'mentorships' | 'meetings' | 'attendances';
  readonly breakdown: 'home-organisation';
  /**
   * SELECT of `unit_id, organisation_id`: what is counted and, once for each, the home organisations it belongs to (null: unknown). A unit
   * counts once in the total and once in each of its organisations. $1 and $2 first and last day, $3 known at, $4 programme or null.
   */
  readonly sql: string;
}

/** Hash of a definition's SQL, white space aside. */
export function definitionHash({ sql }: Indicator): string {
  return sha256(sql.replaceAll(/\s+/g, ' ').trim());
}
