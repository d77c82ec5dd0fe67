import type { ActionJSON, ResourceJSON } from 'adminjs';
import React, { useEffect, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { CONSOLE_PATH } from '../screens/href-of';
import type { OutcomeView } from '../screens/payloads';
import { useData } from './api';
import { CommandButton } from './command-button';
import { FilterBar } from './filter-bar';
import { useListQuery } from './list-query';
import { Outcome } from './outcome';
import { Pagination } from './pagination';
import { commandsAmong, type Row } from './resources';
import { type Chosen, RowsTable } from './rows-table';
import { focusHeading, Screen, Waiting } from './screen';
import { useTexts } from './texts';

interface ListAnswer {
  readonly records: readonly Row[];
  readonly meta: { readonly total: number; readonly perPage: number };
}

/** The rows staff have ticked; forgotten when the list changes. */
function useChosen(rows: readonly Row[], listText: string): Chosen & { clear(): void } {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  // Another list is another choice.
  useEffect(() => setIds(new Set()), [listText]);
  const choosable = rows.filter((row) => row.bulkActions.length > 0).map((row) => row.id);
  return {
    ids,
    toggle: (id) =>
      setIds((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id])),
    toggleAll: () => setIds((before) => new Set(choosable.every((id) => before.has(id)) ? [] : choosable)),
    clear: () => setIds(new Set()),
  };
}

/** The bulk commands of all rows, each once. */
function bulkCommands(rows: readonly Row[]): ActionJSON[] {
  return [
    ...new Map(rows.flatMap((row) => commandsAmong(row.bulkActions)).map((action) => [action.name, action])).values(),
  ];
}

/** A catalogue: search, filters, rows, and the commands on them. */
export function ListScreen({ resource }: { readonly resource: ResourceJSON }) {
  const texts = useTexts();
  const navigate = useNavigate();
  const query = useListQuery();
  const { data, stale, problem, loading, reload } = useData<ListAnswer>(
    `/resources/${resource.id}/actions/list?${query.text}`,
  );
  const [outcome, setOutcome] = useState<OutcomeView>();
  const answer = data ?? (problem ? undefined : stale);
  const rows = answer?.records ?? [];
  const chosen = useChosen(rows, query.text);
  const bulk = bulkCommands(rows);
  const finish = (done: OutcomeView) => {
    setOutcome(done.refused.length > 0 ? done : undefined);
    chosen.clear();
    if (done.goTo) navigate(`${CONSOLE_PATH}${done.goTo.replace(CONSOLE_PATH, '')}`);
    else {
      focusHeading();
      void reload();
    }
  };
  const commands = commandsAmong(resource.resourceActions).map((action) => (
    <CommandButton key={action.name} resourceId={resource.id} action={action} ids={[]} primary onDone={finish} />
  ));
  return (
    <Screen title={texts.catalogue(resource.id)} tag={answer && texts.number(answer.meta.total)} actions={commands}>
      <FilterBar resource={resource} query={query} />
      {outcome && <Outcome outcome={outcome} resourceId={resource.id} />}
      {!answer && !problem && <Waiting />}
      {problem && <p className="card fault">{problem.detail}</p>}
      {answer && rows.length === 0 && (
        <p className="card empty">{texts.ui(Object.keys(query.filters).length > 0 ? 'nothingFound' : 'nothingYet')}</p>
      )}
      {rows.length > 0 && (
        <div aria-busy={loading}>
          <RowsTable resource={resource} rows={rows} query={query} chosen={bulk.length > 0 ? chosen : undefined} />
        </div>
      )}
      {answer && (
        <Pagination total={answer.meta.total} perPage={answer.meta.perPage} shown={rows.length} query={query} />
      )}
      {chosen.ids.size > 0 && (
        <section className="chosen-bar" aria-label={texts.ui('chosenRows')}>
          <strong role="status">{texts.ui('chosenCount', { count: chosen.ids.size })}</strong>
          {bulk.map((action) => (
            <CommandButton
              key={action.name}
              resourceId={resource.id}
              action={action}
              ids={[...chosen.ids]}
              onDone={finish}
            />
          ))}
        </section>
      )}
    </Screen>
  );
}
