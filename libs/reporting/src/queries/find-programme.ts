import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { DomainError, isId, type LocalisedText } from '#platform/kernel';
import { ReportingError } from '../errors.js';

export interface ReportedProgramme {
  readonly id: string;
  readonly name: LocalisedText;
}

/** A programme by what staff write: its id, or its name in any language. */
@Injectable()
export class FindProgramme {
  constructor(private readonly database: Database) {}

  /** @throws reporting.unknown-programme when there is none, or more than one of that name */
  async execute(wanted: string): Promise<ReportedProgramme> {
    const text = wanted.trim();
    const rows = isId(text.toLowerCase())
      ? await this.database.query<ReportedProgramme>('select id, name from programmes.programme where id = $1', [text])
      : await this.database.query<ReportedProgramme>(
          `select id, name from programmes.programme where lower($1) in (lower(name->>'fi'), lower(name->>'sv'), lower(name->>'en'))`,
          [text],
        );
    const [programme] = rows;
    if (!programme || rows.length > 1) throw new DomainError(ReportingError.unknownProgramme);
    return programme;
  }
}
