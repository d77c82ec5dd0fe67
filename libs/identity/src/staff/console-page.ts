import { Injectable } from '@nestjs/common';
import type { StaffPermission } from '../domain/permissions.js';
import type { SignedIn } from '../domain/scope.js';
import type { CommandOutcome } from './catalogue.js';
import type { ImportPreview, ImportResult, ImportView, MatchRunView } from './console-views.js';

/** A file that staff chose, read whole into memory (the console takes at most 5 MB). */
export interface UploadedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Something staff may do on a special page. Always POST, same-origin, permitted and audited by the use case behind it. */
export interface ConsolePageCommand<Result> {
  /** Imperative in kebab-case; texts under `staff.pages.<page>.commands.<name>.{label,confirm,done}`. */
  readonly name: string;
  readonly permission: StaffPermission;
  execute(actor: SignedIn, input: Readonly<Record<string, string>>, file?: UploadedFile): Promise<Result>;
}

interface PageOf<Screen extends string, View, Result> {
  /** Kebab-case, unique in the house; the address is /admin/pages/<id>. */
  readonly id: string;
  /** Namespace of its texts: `staff.pages.<id>.name`, `.intro`, `.commands`, `.inputs`, `.columns`, `.counts`, `.faults`. */
  readonly lib: string;
  /** Which of the console's screens shows it. */
  readonly screen: Screen;
  readonly permission: StaffPermission;
  /** A page that needs a query (`?id=`) is reached from elsewhere and stands in no menu. */
  readonly inMenu: boolean;
  /**
   * What the screen shows. `actor.language` is the language in which the page is read. A page that shows persons logs the reading itself.
   * @throws DomainError
   */
  load(actor: SignedIn, query: Readonly<Record<string, string>>): Promise<View>;
  readonly commands: readonly ConsolePageCommand<Result>[];
}

/** Live progress of a match run. Query `id`; commands `publish` and `cancel` get `input.id`. */
export type MatchRunPage = PageOf<'match-run', MatchRunView, CommandOutcome>;

/**
 * An import in two steps. Command `preview` gets the file and the inputs of the view, command `confirm` gets `input.importId`; nothing
 * is written before `confirm`.
 */
export type ImportPage = PageOf<'import', ImportView, ImportPreview | ImportResult>;

export type ConsolePage = MatchRunPage | ImportPage;

/** Special pages of the house: what no list can show. Libs register theirs at start. */
@Injectable()
export class ConsolePages {
  private readonly byId = new Map<string, ConsolePage>();

  register(page: ConsolePage): void {
    if (this.byId.has(page.id)) throw new Error(`Two console pages are called ${page.id}`);
    this.byId.set(page.id, page);
  }

  get(id: string): ConsolePage | undefined {
    return this.byId.get(id);
  }

  all(): ConsolePage[] {
    return [...this.byId.values()];
  }
}
