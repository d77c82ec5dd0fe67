import type { CatalogueCommand } from './catalogue.js';
import type { ConsoleLink } from './dashboard.js';

export type CommandInput = NonNullable<CatalogueCommand['inputs']>[number];

/** What the screen of a match run shows; `run` is contract `matchRun` of matching. */
export interface MatchRunView {
  readonly run: {
    readonly id: string;
    readonly cohortId: string;
    readonly state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | 'published';
    readonly stage: 'waiting' | 'reading' | 'scoring' | 'solving' | 'storing' | 'finished';
    /** 0 to 100. */
    readonly progress: number;
    readonly students: number;
    readonly mentors: number;
    readonly seats: number;
    readonly matched: number;
    readonly score: number;
    readonly startedAt: string | null;
    readonly finishedAt: string | null;
  };
  /** For the heading, in the reader's language. */
  readonly cohortName: string;
  /** The list of this run's proposals. */
  readonly proposals: ConsoleLink;
  /** Names of the commands that make sense now; the use case decides again. */
  readonly offers: readonly string[];
}

/** What the first step of an import shows: which file, and what to choose besides. */
export interface ImportView {
  /** Columns the file may have; labels under `.columns.<name>`. */
  readonly columns: readonly { readonly name: string; readonly required: boolean }[];
  /** What to choose first, e.g. the cohort; labels under `.inputs.<name>`. */
  readonly inputs: readonly CommandInput[];
  readonly maxBytes: number;
}

/** One fault of a row. A code with a dot is a DomainError's; else its text stands under `.faults.<code>`. */
export interface ImportFault {
  /** The column at fault; left out when it is the row as a whole. */
  readonly column?: string;
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

export interface ImportPreview {
  readonly kind: 'preview';
  /** Names the checked file at `confirm`. */
  readonly importId: string;
  readonly columns: readonly string[];
  /** The first rows, at most 200; faulty ones come first. */
  readonly rows: readonly {
    readonly line: number;
    readonly values: readonly string[];
    readonly faults: readonly ImportFault[];
  }[];
  /** Rows that `confirm` will take. */
  readonly ready: number;
  /** Rows that it will leave out. */
  readonly faulty: number;
}

export interface ImportResult {
  readonly kind: 'result';
  /** What was done, by name; labels under `.counts.<name>`. */
  readonly counts: Readonly<Record<string, number>>;
  /** Rows on which it was refused after all. */
  readonly refused: readonly { readonly line: number; readonly code: string }[];
  /** Where to see what came of it. */
  readonly link?: ConsoleLink;
}
