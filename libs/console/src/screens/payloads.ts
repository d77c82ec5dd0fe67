/** What the server sends to the screens in the browser. Plain types without imports: both sides read them. */

export interface OutcomeView {
  /** The command's own words for what it did; undefined when it did nothing. */
  readonly message?: string;
  readonly done: number;
  readonly refused: readonly { readonly id: string; readonly title: string; readonly reason: string }[];
  /** Where to go next, a path within /admin. */
  readonly goTo?: string;
}

export interface InputView {
  readonly name: string;
  readonly type: 'text' | 'long-text' | 'number' | 'date' | 'instant' | 'choice' | 'reference';
  readonly values?: readonly string[];
  readonly to?: string;
  readonly required: boolean;
}

/** Rides on an AdminJS action as `custom`. */
export interface CommandView {
  readonly command: string;
  readonly on: 'rows' | 'catalogue';
  readonly inputs: readonly InputView[];
  readonly confirms: boolean;
  /** Tells what it would mean while the form is being filled in. */
  readonly foresees: boolean;
}

/** Rides on an AdminJS property as `custom`. */
export interface FieldView {
  readonly type: 'text' | 'number' | 'instant' | 'date' | 'flag' | 'choice' | 'reference' | 'download';
  readonly values?: readonly string[];
  readonly to?: string;
  /** An empty cell stands for everything. */
  readonly emptyIsAll?: boolean;
  readonly filterable: boolean;
}

export interface TileView {
  readonly id: string;
  readonly label: string;
  /** null when it could not be counted just now. */
  readonly count: number | null;
  readonly href: string;
}

export interface DashboardView {
  readonly tiles: readonly TileView[];
}

/** A special page as the menu knows it. */
export interface PageView {
  readonly name: string;
  readonly component: string;
  readonly lib: string;
  readonly inMenu: boolean;
}

/** identity's ImportPreview with the faults in words. */
export interface ImportPreviewView {
  readonly kind: 'preview';
  readonly importId: string;
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly line: number;
    readonly values: readonly string[];
    readonly faults: readonly { readonly column?: string; readonly text: string }[];
  }[];
  readonly ready: number;
  readonly faulty: number;
}

/** identity's ImportResult with the refusals in words. */
export interface ImportResultView {
  readonly kind: 'result';
  readonly counts: Readonly<Record<string, number>>;
  readonly refused: readonly { readonly line: number; readonly reason: string }[];
  readonly link?:
    | { readonly catalogue: string; readonly filter?: Readonly<Record<string, string>> }
    | { readonly catalogue: string; readonly id: string }
    | { readonly page: string; readonly query?: Readonly<Record<string, string>> };
}
