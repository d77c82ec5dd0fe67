import type { BasePropertyJSON } from 'adminjs';
import React from 'react';
import { Link } from 'react-router-dom';
import { Breakable } from './breakable';
import { fieldOf, type Row, showPath, useResourceOf } from './resources';
import { useTexts } from './texts';

interface CellProps {
  readonly resourceId: string;
  readonly property: BasePropertyJSON;
  readonly row: Row;
}

function Reference({
  to,
  id,
  title,
}: {
  readonly to: string;
  readonly id: string;
  readonly title: string | undefined;
}) {
  const texts = useTexts();
  const readable = useResourceOf(to) !== undefined;
  if (title === undefined) return <span className="faint">{texts.ui('notVisible')}</span>;
  return readable ? <Link to={showPath(to, id)}>{title}</Link> : <span>{title}</span>;
}

/** One value of a row, as people read it. */
export function Cell({ resourceId, property, row }: CellProps) {
  const texts = useTexts();
  const field = fieldOf(property);
  const value: unknown = row.params[property.name];
  if (value === null || value === undefined || value === '')
    return field.emptyIsAll ? texts.ui('all') : <span className="faint">–</span>;
  if (field.type === 'choice')
    return (
      <span className={`badge badge-${String(value)}`}>{texts.value(resourceId, property.name, String(value))}</span>
    );
  if (field.type === 'flag') return <>{texts.ui(value === true ? 'yes' : 'no')}</>;
  if (field.type === 'number') return <>{texts.number(Number(value))}</>;
  if (field.type === 'date') return <>{texts.date(String(value))}</>;
  if (field.type === 'instant') return <>{texts.instant(String(value))}</>;
  if (field.type === 'reference')
    return <Reference to={field.to ?? ''} id={String(value)} title={row.titles?.[property.name]} />;
  if (field.type === 'download')
    return (
      <a href={String(value)} download aria-label={texts.ui('downloadOf', { title: row.title })}>
        {texts.ui('download')}
      </a>
    );
  return <Breakable text={String(value)} />;
}
