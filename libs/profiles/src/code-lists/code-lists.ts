import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { parse } from 'csv-parse/sync';
import { PlatformError } from '#platform';
import { DomainError, type InputFault } from '#platform/kernel';

export interface Code {
  readonly code: string;
  readonly parent: string | null;
  readonly name: { readonly fi: string; readonly sv: string; readonly en: string };
}

type CsvRow = Readonly<Record<string, string>>;

interface ListSource {
  readonly file: string;
  readonly title: string;
  readonly source: string;
  /** Which rows of the file belong to the list. */
  readonly keep?: (row: CsvRow) => boolean;
}

/** The official lists, each with its source; versions and validity come with the file. */
const SOURCES = {
  'degree-types': {
    file: 'degree_types_virta.csv',
    title: 'Study-right types (VIRTA)',
    source: 'OPH Koodistopalvelu',
    keep: (row) => ['1', '2', '3', '4', '5', '6', '7'].includes(row.code ?? ''),
  },
  'fields-of-education': {
    file: 'isced_f_2013_fi.csv',
    title: 'ISCED-F 2013, broad and narrow',
    source: 'Statistics Finland, CC BY 4.0',
  },
  industries: {
    file: 'tol2008.csv',
    title: 'TOL 2008, sections',
    source: 'Statistics Finland, CC BY 4.0',
    keep: (row) => /^[A-V]$/.test(row.code ?? ''),
  },
  goals: { file: 'goals.csv', title: 'Goals of mentoring', source: 'Luotsi' },
  topics: { file: 'topics.csv', title: 'Topics of mentoring', source: 'Luotsi' },
  municipalities: {
    file: 'municipalities.csv',
    title: 'Municipalities 2026',
    source: 'Statistics Finland, CC BY 4.0',
    keep: (row) => row.in_2026 === '1',
  },
} as const satisfies Record<string, ListSource>;

export type CodeListId = keyof typeof SOURCES;
export const CODE_LIST_IDS: readonly string[] = Object.keys(SOURCES);

export function isCodeListId(text: string): text is CodeListId {
  return Object.hasOwn(SOURCES, text);
}

function read(id: CodeListId): { codes: readonly Code[]; sha256: string } {
  const source: ListSource = SOURCES[id];
  const text = readFileSync(new URL(source.file, import.meta.url), 'utf8');
  const rows = parse(text, { columns: true, bom: true }) as CsvRow[];
  const codes = rows
    .filter((row) => source.keep?.(row) ?? true)
    .map((row) => ({
      code: row.code ?? '',
      // A municipality belongs to its region.
      parent: row.parent || row.region_code || null,
      name: { fi: row.name_fi ?? '', sv: row.name_sv ?? '', en: row.name_en ?? '' },
    }));
  return { codes, sha256: createHash('sha256').update(text).digest('hex') };
}

/** Official code lists, shipped with the product. Codes are text: Espoo is `049`. */
@Injectable()
export class CodeLists {
  private readonly lists = new Map<
    CodeListId,
    { codes: readonly Code[]; sha256: string; known: ReadonlySet<string> }
  >();

  codes(id: CodeListId): readonly Code[] {
    return this.list(id).codes;
  }

  /** Which list in which version an export was made with. */
  version(id: CodeListId): { readonly title: string; readonly source: string; readonly sha256: string } {
    return { title: SOURCES[id].title, source: SOURCES[id].source, sha256: this.list(id).sha256 };
  }

  nameOf(id: CodeListId, code: string): Code['name'] | undefined {
    return this.list(id).codes.find((candidate) => candidate.code === code)?.name;
  }

  /** @throws platform.invalid-input that names each unknown code by its pointer */
  requireKnown(
    wanted: readonly { readonly list: CodeListId; readonly code: string; readonly pointer: string }[],
  ): void {
    const faults: InputFault[] = wanted
      .filter(({ list, code }) => !this.list(list).known.has(code))
      .map(({ pointer }) => ({ pointer, code: 'invalid_value' }));
    if (faults.length > 0) throw new DomainError(PlatformError.invalidInput, {}, faults);
  }

  private list(id: CodeListId): { codes: readonly Code[]; sha256: string; known: ReadonlySet<string> } {
    let list = this.lists.get(id);
    if (!list) {
      const { codes, sha256 } = read(id);
      list = { codes, sha256, known: new Set(codes.map((entry) => entry.code)) };
      this.lists.set(id, list);
    }
    return list;
  }
}
