import type { ActionJSON, BasePropertyJSON, RecordJSON, ReduxState, ResourceJSON } from 'adminjs';
import { useSelector } from 'react-redux';
import { CONSOLE_PATH } from '../screens/href-of';
import type { CommandView, FieldView } from '../screens/payloads';
import type { Texts } from './texts';

/** A row with the names of what it refers to. */
export type Row = RecordJSON & { readonly titles?: Readonly<Record<string, string>> };

/** The catalogues this reader may read. */
export function useResources(): readonly ResourceJSON[] {
  return useSelector((state: ReduxState) => state.resources);
}

export function useResourceOf(id: string | undefined): ResourceJSON | undefined {
  return useResources().find((resource) => resource.id === id);
}

export function fieldOf(property: BasePropertyJSON): FieldView {
  return property.custom as FieldView;
}

/** What a row is called; where its name is a code, in words. */
export function titleOf(resource: ResourceJSON, row: Row, texts: Texts): string {
  const { name } = resource.titleProperty;
  const code: unknown = row.params[name];
  if (fieldOf(resource.titleProperty).type !== 'choice' || typeof code !== 'string') return row.title;
  return texts.value(resource.id, name, code);
}

export function commandOf(action: ActionJSON): CommandView | undefined {
  return typeof action.custom.command === 'string' ? (action.custom as CommandView) : undefined;
}

export function commandsAmong(actions: readonly ActionJSON[]): ActionJSON[] {
  return actions.filter((action) => commandOf(action) !== undefined);
}

export function listPath(resourceId: string): string {
  return `${CONSOLE_PATH}/resources/${resourceId}`;
}

export function showPath(resourceId: string, id: string): string {
  return `${listPath(resourceId)}/records/${encodeURIComponent(id)}/show`;
}

/** Where a command's form stands and, under the API, where it is sent: AdminJS uses one shape for both. */
export function commandPath(resourceId: string, action: ActionJSON, ids: readonly string[]): string {
  const start = `/resources/${resourceId}`;
  if (action.actionType === 'record') return `${start}/records/${encodeURIComponent(ids[0] ?? '')}/${action.name}`;
  if (action.actionType === 'bulk')
    return `${start}/bulk/${action.name}?${new URLSearchParams({ recordIds: ids.join(',') })}`;
  return `${start}/actions/${action.name}`;
}
