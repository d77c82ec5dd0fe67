import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  ConsolePages,
  type ImportPage,
  type ImportPreview,
  type ImportResult,
  readAddress,
  requireScope,
  type SignedIn,
  type UploadedFile,
} from '#identity';
import { Blobs } from '#platform';
import { Clock, DomainError, HOUR, isId } from '#platform/kernel';
import { MAX_IMPORT_BYTES, MENTOR_COLUMNS, type PreviewRow, readMentorCsv } from '../domain/mentor-csv.js';
import { ProgrammesError } from '../errors.js';
import { ImportMentors } from '../usecases/import-mentors.js';

const PERMISSION = 'programmes.import-mentors';
const PURPOSE = 'mentor-import';
const SHOWN_ROWS = 200;

type Input = Readonly<Record<string, string>>;

/** Import of mentors in two steps: the file is checked and waits an hour; nobody is invited before staff confirm. */
@Injectable()
export class MentorImportPage implements ImportPage, OnModuleInit {
  readonly id = 'mentor-import';
  readonly lib = 'programmes';
  readonly screen = 'import';
  readonly permission = PERMISSION;
  readonly inMenu = true;
  readonly commands = [
    {
      name: 'preview',
      permission: PERMISSION,
      execute: (actor: SignedIn, input: Input, file?: UploadedFile) => this.preview(actor, input, file),
    },
    { name: 'confirm', permission: PERMISSION, execute: (actor: SignedIn, input: Input) => this.confirm(actor, input) },
  ] as const;

  constructor(
    private readonly pages: ConsolePages,
    private readonly importMentors: ImportMentors,
    private readonly blobs: Blobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.pages.register(this);
  }

  async load(): ReturnType<ImportPage['load']> {
    return {
      columns: MENTOR_COLUMNS.map((name) => ({ name, required: name === 'name' || name === 'email' })),
      inputs: [{ name: 'cohort', type: 'reference', to: 'cohorts', required: true }],
      maxBytes: MAX_IMPORT_BYTES,
    };
  }

  private async preview(actor: SignedIn, input: Input, file?: UploadedFile): Promise<ImportPreview> {
    if (!isId(input.cohort ?? '')) throw new DomainError(ProgrammesError.unknownCohort);
    if (!file) throw new DomainError(ProgrammesError.csvEmpty);
    const bytes = Buffer.from(file.bytes);
    const rows = readMentorCsv(bytes, readAddress);
    const importId = await this.blobs.put({
      purpose: PURPOSE,
      contentType: 'text/csv',
      // The cohort travels with the file, so that what was checked is what is confirmed.
      fileName: input.cohort ?? '',
      bytes,
      ownerId: actor.personId,
      expiresAt: new Date(this.clock.nowMs() + HOUR),
    });
    const ready = rows.filter((row) => row.mentor).length;
    return {
      kind: 'preview',
      importId,
      columns: MENTOR_COLUMNS,
      rows: shown(rows),
      ready,
      faulty: rows.length - ready,
    };
  }

  private async confirm(actor: SignedIn, input: Input): Promise<ImportResult> {
    const blob = isId(input.importId ?? '') ? await this.blobs.get(input.importId ?? '') : undefined;
    if (blob?.purpose !== PURPOSE || blob.ownerId !== actor.personId)
      throw new DomainError(ProgrammesError.importExpired);
    const outcome = await this.importMentors.execute(requireScope(actor, PERMISSION), blob.fileName, blob.bytes);
    return { kind: 'result', counts: { ...outcome }, refused: [] };
  }
}

/** Faulty rows first: they are what staff must look at. */
function shown(rows: readonly PreviewRow[]): ImportPreview['rows'] {
  return [...rows]
    .sort((a, b) => Number(a.faults.length === 0) - Number(b.faults.length === 0) || a.line - b.line)
    .slice(0, SHOWN_ROWS)
    .map(({ line, values, faults }) => ({
      line,
      values: MENTOR_COLUMNS.map((column) => values[column] ?? ''),
      faults,
    }));
}
