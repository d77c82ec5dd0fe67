import { Injectable } from '@nestjs/common';
import type { StaffPermission } from '../domain/permissions.js';
import type { Scope, SignedIn } from '../domain/scope.js';

/** One column of what staff may see. Labels stand in the lib's catalogue of texts under `staff.<catalogue>.fields.<name>`. */
export interface CatalogueField {
  readonly name: string;
  readonly type: 'text' | 'number' | 'instant' | 'date' | 'flag' | 'choice' | 'reference' | 'download';
  /** For `choice`: the codes; labels under `staff.<catalogue>.values.<name>.<code>`. */
  readonly values?: readonly string[];
  /** For `reference`: the id of the other catalogue. */
  readonly to?: string;
  /** Nothing stands for everything: an empty cell says "all". */
  readonly emptyIsAll?: boolean;
  /** Shown in the list; else only on the record's own page. */
  readonly inList?: boolean;
  readonly filterable?: boolean;
  readonly sortable?: boolean;
  /** The field that names a row, one per catalogue. */
  readonly isTitle?: boolean;
}

export interface CatalogueFilter {
  readonly [field: string]: string;
}

export interface CatalogueQuery {
  readonly filter: CatalogueFilter;
  readonly sort?: { readonly field: string; readonly direction: 'asc' | 'desc' };
  readonly offset: number;
  /** At most 500. */
  readonly limit: number;
}

export interface CatalogueRow {
  readonly id: string;
  readonly [field: string]: unknown;
}

/** What a command did, for the message that staff read: a key under `staff.<catalogue>.commands.<name>.done` with these parameters. */
export interface CommandOutcome {
  readonly done: number;
  /** Rows on which it was refused, with the code of the error. */
  readonly refused: readonly { readonly id: string; readonly code: string }[];
  /** Where to go next, a path within /admin. */
  readonly goTo?: string;
}

/** Something staff may do. Always POST, same-origin, permitted and audited by the use case behind it. */
export interface CatalogueCommand {
  /** Imperative in kebab-case; texts under `staff.<catalogue>.commands.<name>.{label,confirm,done}`. */
  readonly name: string;
  readonly permission: StaffPermission;
  /** On chosen rows (one or many), or on the catalogue as a whole. */
  readonly on: 'rows' | 'catalogue';
  /** What staff must enter first; labels under `staff.<catalogue>.commands.<name>.inputs.<name>`. */
  readonly inputs?: readonly {
    readonly name: string;
    readonly type: 'text' | 'long-text' | 'number' | 'date' | 'instant' | 'choice' | 'reference';
    readonly values?: readonly string[];
    readonly to?: string;
    readonly required: boolean;
  }[];
  /** Asks "are you sure" with the text `confirm`. */
  readonly confirms?: boolean;
  /** Rows on which the command makes sense; the use case decides again. */
  isOffered?(row: CatalogueRow): boolean;
  /**
   * For a command on the catalogue: what it would mean, told while the form is being filled in. Counts for the text `foreseen`; it changes
   * nothing, and throws as `execute` does.
   */
  foresee?(actor: SignedIn, input: Readonly<Record<string, string>>): Promise<Readonly<Record<string, number>>>;
  execute(actor: SignedIn, ids: readonly string[], input: Readonly<Record<string, string>>): Promise<CommandOutcome>;
}

/**
 * What staff may list, see and do in one corner of a lib. It knows nothing of AdminJS; the console turns any catalogue into screens. Every
 * reader takes the scope first.
 */
export interface Catalogue {
  /** Plural noun in kebab-case, unique in the house; part of console addresses. */
  readonly id: string;
  /** Namespace of its texts: `staff.<id>.name`, `.fields`, `.values`, `.commands`. */
  readonly lib: string;
  readonly permission: StaffPermission;
  readonly fields: readonly CatalogueField[];
  readonly commands: readonly CatalogueCommand[];
  list(scope: Scope, query: CatalogueQuery): Promise<CatalogueRow[]>;
  count(scope: Scope, filter: CatalogueFilter): Promise<number>;
  get(scope: Scope, id: string): Promise<CatalogueRow | undefined>;
  /** The persons whose data these rows show; every reading of them is logged (act 906/2019 § 17). */
  personsIn(rows: readonly CatalogueRow[]): readonly string[];
}

/** All catalogues of the house; libs register theirs at start. */
@Injectable()
export class Catalogues {
  private readonly byId = new Map<string, Catalogue>();

  register(catalogue: Catalogue): void {
    if (this.byId.has(catalogue.id)) throw new Error(`Two catalogues are called ${catalogue.id}`);
    this.byId.set(catalogue.id, catalogue);
  }

  get(id: string): Catalogue | undefined {
    return this.byId.get(id);
  }

  all(): Catalogue[] {
    return [...this.byId.values()];
  }
}
