import type { BasePropertyJSON, ResourceJSON } from 'adminjs';
import React from 'react';
import { Link } from 'react-router-dom';
import { Breakable } from './breakable';
import { Cell } from './cell';
import type { ListQuery } from './list-query';
import { fieldOf, type Row, showPath, titleOf } from './resources';
import { useTexts } from './texts';

export interface Chosen {
  readonly ids: ReadonlySet<string>;
  toggle(id: string): void;
  toggleAll(): void;
}

interface RowsTableProps {
  readonly resource: ResourceJSON;
  readonly rows: readonly Row[];
  readonly query: ListQuery;
  /** Left out where no command works on many rows. */
  readonly chosen?: Chosen;
}

function HeadCell({
  resource,
  property,
  query,
}: Pick<RowsTableProps, 'resource' | 'query'> & { readonly property: BasePropertyJSON }) {
  const texts = useTexts();
  const label = texts.field(resource.id, property.name);
  const kind = `kind-${fieldOf(property).type}`;
  if (!property.isSortable) {
    return (
      <th scope="col" className={kind}>
        {label}
      </th>
    );
  }
  const sorted = query.sortedBy === property.name;
  const ascending = query.direction === 'asc';
  const next = sorted && ascending ? 'desc' : 'asc';
  return (
    <th scope="col" className={kind} aria-sort={sorted ? (ascending ? 'ascending' : 'descending') : 'none'}>
      <button type="button" className="sort" onClick={() => query.orderBy(property.name, next)}>
        {label}
        <span aria-hidden="true">{sorted ? (ascending ? ' ▲' : ' ▼') : ''}</span>
      </button>
    </th>
  );
}

function BodyRow({ resource, row, chosen }: Pick<RowsTableProps, 'resource' | 'chosen'> & { readonly row: Row }) {
  const texts = useTexts();
  const title = titleOf(resource, row, texts) || texts.ui('noName');
  const isChosen = chosen?.ids.has(row.id) ?? false;
  return (
    <tr className={isChosen ? 'chosen' : undefined}>
      {chosen && (
        <td className="choice">
          {row.bulkActions.length > 0 && (
            <label className="tick">
              <input type="checkbox" checked={isChosen} onChange={() => chosen.toggle(row.id)} />
              <span className="unseen">{texts.ui('chooseRow', { title })}</span>
            </label>
          )}
        </td>
      )}
      {resource.listProperties.map((property) =>
        property.name === resource.titleProperty.name ? (
          <th key={property.name} scope="row">
            <Link to={showPath(resource.id, row.id)}>
              <Breakable text={title} />
            </Link>
          </th>
        ) : (
          <td
            key={property.name}
            className={`kind-${fieldOf(property).type}`}
            data-label={texts.field(resource.id, property.name)}
          >
            <Cell resourceId={resource.id} property={property} row={row} />
          </td>
        ),
      )}
    </tr>
  );
}

/** The rows of a list. The name leads to the row's page; a narrow window shows each row as a card. */
export function RowsTable({ resource, rows, query, chosen }: RowsTableProps) {
  const texts = useTexts();
  const all = rows.length > 0 && rows.every((row) => chosen?.ids.has(row.id) || row.bulkActions.length === 0);
  return (
    <div className="card rows">
      <table>
        <caption className="unseen">{texts.catalogue(resource.id)}</caption>
        <thead>
          <tr>
            {chosen && (
              <td className="choice">
                <label className="tick">
                  <input type="checkbox" checked={all} onChange={chosen.toggleAll} />
                  <span className="unseen">{texts.ui('chooseAll')}</span>
                </label>
              </td>
            )}
            {resource.listProperties.map((property) => (
              <HeadCell key={property.name} resource={resource} property={property} query={query} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <BodyRow key={row.id} resource={resource} row={row} chosen={chosen} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
