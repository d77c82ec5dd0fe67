import { Injectable } from '@nestjs/common';
import {
  type CatalogueCommand,
  type CatalogueRow,
  Catalogues,
  type CommandOutcome,
  ListedCatalogue,
  requireScope,
  type SignedIn,
} from '#identity';
import { staffScope } from '../domain/reach.js';
import { FORMATS } from '../files/write-report.js';
import { ReportExports } from '../queries/report-exports.js';
import { ExportIndicators } from '../usecases/export-indicators.js';

/** Exports of indicators: what was counted, by whom, and where the file is. Staff make a new one here. */
@Injectable()
export class ReportExportsCatalogue extends ListedCatalogue {
  readonly id = 'report-exports';
  readonly lib = 'reporting';
  readonly permission = 'reporting.export-indicators';
  readonly fields = [
    { name: 'fileName', type: 'text', inList: true, isTitle: true },
    { name: 'createdAt', type: 'instant', inList: true, sortable: true },
    { name: 'periodFrom', type: 'date', inList: true, sortable: true },
    { name: 'periodTo', type: 'date', inList: true, sortable: true },
    { name: 'programme', type: 'text', inList: true },
    { name: 'organisations', type: 'text', inList: true },
    { name: 'format', type: 'choice', values: FORMATS, filterable: true },
    { name: 'sha256', type: 'text', filterable: true },
    { name: 'requestedBy', type: 'text', inList: true },
    { name: 'asOf', type: 'instant', inList: false },
    { name: 'expiresAt', type: 'instant', inList: false },
    { name: 'file', type: 'download', inList: true },
  ] as const;
  readonly commands: readonly CatalogueCommand[] = [
    {
      name: 'export',
      permission: 'reporting.export-indicators',
      on: 'catalogue',
      inputs: [
        { name: 'from', type: 'date', required: true },
        { name: 'to', type: 'date', required: true },
        { name: 'programme', type: 'reference', to: 'programmes', required: false },
        { name: 'format', type: 'choice', values: FORMATS, required: true },
      ],
      execute: (actor, _ids, input) => this.export(actor, input),
    },
  ];

  constructor(
    catalogues: Catalogues,
    protected readonly reader: ReportExports,
    private readonly exportIndicators: ExportIndicators,
  ) {
    super(catalogues);
  }

  personsIn(rows: readonly CatalogueRow[]): readonly string[] {
    return rows.flatMap((row) => (typeof row.requestedById === 'string' ? [row.requestedById] : []));
  }

  private async export(actor: SignedIn, input: Readonly<Record<string, string>>): Promise<CommandOutcome> {
    const { from = '', to = '', programme, format = '' } = input;
    const scope = staffScope(requireScope(actor, this.permission));
    const { id } = await this.exportIndicators.execute(
      { from, to, programme, format, language: actor.language },
      scope,
    );
    return { done: 1, refused: [], goTo: `/resources/${this.id}/records/${id}/show` };
  }
}
