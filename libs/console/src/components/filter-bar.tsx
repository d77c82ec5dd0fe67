import type { BasePropertyJSON, ResourceJSON } from 'adminjs';
import React, { type FormEvent, useEffect, useRef, useState } from 'react';
import type { ListQuery } from './list-query';
import { ReferenceInput } from './reference-input';
import { fieldOf } from './resources';
import { useTexts } from './texts';

interface FilterFieldProps {
  readonly resourceId: string;
  readonly property: BasePropertyJSON;
  readonly value: string;
  onChange(value: string): void;
}

/** `/` puts the cursor into the search, as on many sites staff know; not while they write somewhere else. */
function useSlashKey(input: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : undefined;
      if (event.key !== '/' || event.ctrlKey || event.metaKey || target?.matches('input, textarea, select')) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [input]);
}

function FilterField({ resourceId, property, value, onChange }: FilterFieldProps) {
  const texts = useTexts();
  const field = fieldOf(property);
  const id = `filter-${property.name}`;
  const codes = field.type === 'flag' ? ['true', 'false'] : (field.values ?? []);
  const labelOf = (code: string) =>
    field.type === 'flag' ? texts.ui(code === 'true' ? 'yes' : 'no') : texts.value(resourceId, property.name, code);
  return (
    <div className="field more">
      <label htmlFor={id}>{texts.field(resourceId, property.name)}</label>
      {field.type === 'reference' && <ReferenceInput id={id} to={field.to ?? ''} value={value} onChange={onChange} />}
      {(field.type === 'choice' || field.type === 'flag') && (
        <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{texts.ui('all')}</option>
          {codes.map((code) => (
            <option key={code} value={code}>
              {labelOf(code)}
            </option>
          ))}
        </select>
      )}
      {['text', 'number', 'date'].includes(field.type) && (
        <input id={id} type={field.type} step="any" value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </div>
  );
}

/** The search by name and the other filters of a list. A choice counts at once, text when Enter is pressed. */
export function FilterBar({ resource, query }: { readonly resource: ResourceJSON; readonly query: ListQuery }) {
  const texts = useTexts();
  const search = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(query.filters);
  const [clears, setClears] = useState(0);
  const [unfolded, setUnfolded] = useState(false);
  useSlashKey(search);
  useEffect(() => setTyped(query.filters), [query.filters]);
  // A moment is no sensible filter: the catalogues compare for equality.
  const fields = resource.filterProperties.filter((property) => fieldOf(property).type !== 'instant');
  const title = fields.find(
    (property) => property.name === resource.titleProperty.name && fieldOf(property).type === 'text',
  );
  const others = fields.filter((property) => property !== title);
  const active = Object.keys(query.filters).length;
  if (fields.length === 0) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    query.filterBy(typed);
  };
  const change = (property: BasePropertyJSON, value: string) => {
    const next = { ...typed, [property.name]: value };
    setTyped(next);
    if (!['text', 'number', 'date'].includes(fieldOf(property).type)) query.filterBy(next);
  };
  const clear = () => {
    setClears((before) => before + 1);
    query.filterBy(Object.fromEntries(Object.keys(query.filters).map((name) => [name, ''])));
  };
  return (
    <search>
      <form className={unfolded ? 'filters unfolded' : 'filters'} onSubmit={submit}>
        {title && (
          <div className="field">
            <label htmlFor="filter-title">
              {texts.ui('searchBy', { field: texts.field(resource.id, title.name) })}
            </label>
            <input
              ref={search}
              id="filter-title"
              type="search"
              value={typed[title.name] ?? ''}
              onChange={(event) => change(title, event.target.value)}
            />
          </div>
        )}
        {others.map((property) => (
          <FilterField
            key={`${property.name} ${clears}`}
            resourceId={resource.id}
            property={property}
            value={typed[property.name] ?? ''}
            onChange={(value) => change(property, value)}
          />
        ))}
        <div className="actions">
          {others.length > 0 && (
            <button
              type="button"
              className="button unfold"
              aria-expanded={unfolded}
              onClick={() => setUnfolded(!unfolded)}
            >
              {texts.ui('moreFilters')}
            </button>
          )}
          <button type="submit" className="button">
            {texts.ui('search')}
          </button>
          {active > 0 && (
            <button type="button" className="button plain" onClick={clear}>
              {texts.ui('clearFilters', { count: active })}
            </button>
          )}
        </div>
      </form>
    </search>
  );
}
