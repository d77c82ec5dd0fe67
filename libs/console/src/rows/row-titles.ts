import { type Catalogue, type CatalogueField, type CatalogueRow, type Catalogues, scopeFor } from '#identity';
import type { ConsoleReader } from '../reader/reader.js';
import { cellOf } from './row-values.js';

/** Field -> name of the row it refers to. A reference outside the reader's reach has no name. */
export type Titles = Readonly<Record<string, string>>;

export function titleField(catalogue: Catalogue): CatalogueField | undefined {
  return catalogue.fields.find((field) => field.isTitle) ?? catalogue.fields[0];
}

export function titleOf(catalogue: Catalogue, row: CatalogueRow, reader: ConsoleReader): string {
  const field = titleField(catalogue);
  const cell = field ? cellOf(field, row[field.name], reader.language) : null;
  return cell === null ? row.id : String(cell);
}

export function resourceName(catalogue: Catalogue): string {
  return `${catalogue.lib}.${catalogue.id}`;
}

/** Notes in the reader's log that these rows were shown. */
export function noteRows(catalogue: Catalogue, rows: readonly CatalogueRow[], reader: ConsoleReader): void {
  // The port's ids are branded; a catalogue gives plain text because it knows its own rows.
  const personIds = catalogue.personsIn(rows) as Parameters<ConsoleReader['note']>[0]['personIds'];
  reader.note({ permission: catalogue.permission, resource: resourceName(catalogue), personIds });
}

/** Names for the references in a list, each read within the reader's scope for the other catalogue. */
export class ReferenceTitles {
  constructor(private readonly catalogues: Catalogues) {}

  async of(catalogue: Catalogue, rows: readonly CatalogueRow[], reader: ConsoleReader): Promise<Titles[]> {
    const fields = catalogue.fields.filter((field) => field.type === 'reference' && field.to);
    const names = new Map<string, ReadonlyMap<string, string>>();
    for (const to of new Set(fields.map((field) => field.to ?? ''))) {
      const ids = fields.filter((field) => field.to === to).flatMap((field) => rows.map((row) => row[field.name]));
      names.set(to, await this.named(to, new Set(ids.filter((id): id is string => typeof id === 'string')), reader));
    }
    return rows.map((row) => {
      const found = fields.map(
        (field) => [field.name, names.get(field.to ?? '')?.get(String(row[field.name]))] as const,
      );
      return Object.fromEntries(found.filter((pair): pair is [string, string] => pair[1] !== undefined));
    });
  }

  private async named(
    id: string,
    ids: ReadonlySet<string>,
    reader: ConsoleReader,
  ): Promise<ReadonlyMap<string, string>> {
    const catalogue = this.catalogues.get(id);
    const scope = catalogue && scopeFor(reader.actor, catalogue.permission);
    if (!catalogue || !scope || ids.size === 0) return new Map();
    const rows = (await Promise.all([...ids].map((one) => catalogue.get(scope, one)))).filter(
      (row) => row !== undefined,
    );
    noteRows(catalogue, rows, reader);
    return new Map(rows.map((row) => [row.id, titleOf(catalogue, row, reader)]));
  }
}
