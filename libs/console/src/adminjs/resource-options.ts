import type { ActionContext, ActionRequest, BaseRecord, ResourceOptions } from 'adminjs';
import { type Catalogue, type CatalogueCommand, type CatalogueField, mayUse, scopeFor } from '#identity';
import { PlatformError, type Texts } from '#platform';
import { DomainError } from '#platform/kernel';
import { foreseeCommand, runCommand } from '../commands/run-command.js';
import { readerOf } from '../reader/reader.js';
import { titleField } from '../rows/row-titles.js';
import type { CommandView, FieldView } from '../screens/payloads.js';
import { OWN_ORDER } from './catalogue-query.js';
import { CatalogueRecord } from './catalogue-resource.js';
import { searchAction } from './search-action.js';

type Actions = NonNullable<ResourceOptions['actions']>;

const OFF = { isVisible: false, isAccessible: false };
/** AdminJS' actions that only read. */
export const READING_ACTIONS: ReadonlySet<string> = new Set(['list', 'show', 'search']);
const MOST_ROWS = 500;

/** The bulk form of a command on rows; AdminJS wants a name of its own for it. */
export function bulkName(command: string): string {
  return `${command}--many`;
}

function fieldView(field: CatalogueField): FieldView {
  const { type, values, to, emptyIsAll, filterable } = field;
  return { type, values, to, emptyIsAll, filterable: filterable === true };
}

function commandView(command: CatalogueCommand): CommandView {
  const { name, on, inputs = [] } = command;
  return { command: name, on, inputs, confirms: command.confirms === true, foresees: command.foresee !== undefined };
}

function isOffered(command: CatalogueCommand, record: BaseRecord | undefined): boolean {
  return !(record instanceof CatalogueRecord) || command.isOffered === undefined || command.isOffered(record.row);
}

function chosenIds(request: ActionRequest): string[] {
  const ids = String(request.query?.recordIds ?? '').split(',');
  const chosen = [...new Set(ids.filter((id) => id !== ''))];
  if (chosen.length > MOST_ROWS) throw new DomainError(PlatformError.bodyTooLarge);
  return chosen;
}

/** Who asks what a command would mean gets no deed instead. */
function onlyOnCatalogue(): DomainError {
  return new DomainError(PlatformError.invalidInput, {}, [{ pointer: '/foresee', code: 'unrecognized_keys' }]);
}

/** A command as AdminJS actions: on one row and on many, or on the catalogue as a whole. AdminJS' own writing stays off. */
function actionsOf(catalogue: Catalogue, command: CatalogueCommand, texts: Texts): Actions {
  const permitted = ({ currentAdmin }: ActionContext) => mayUse(readerOf(currentAdmin).actor, command.permission);
  const offered = (context: ActionContext) => permitted(context) && isOffered(command, context.record);
  const call = (request: ActionRequest, { currentAdmin }: ActionContext) => ({
    ...{ catalogue, command, reader: readerOf(currentAdmin), input: request.payload?.input },
  });
  const run = (request: ActionRequest, context: ActionContext, ids: readonly string[]) => {
    if (request.payload?.foresee !== undefined) throw onlyOnCatalogue();
    return runCommand({ ...call(request, context), ids }, texts);
  };
  const shared = { component: 'CommandScreen', custom: commandView(command) };
  if (command.on === 'catalogue') {
    const handler = async (request: ActionRequest, _response: unknown, context: ActionContext) =>
      request.payload?.foresee === true
        ? { foreseen: await foreseeCommand(call(request, context), texts) }
        : { outcome: await run(request, context, []) };
    return { [command.name]: { ...shared, actionType: 'resource', isAccessible: permitted, handler } };
  }
  const onOne = async (request: ActionRequest, _response: unknown, context: ActionContext) => ({
    outcome: await run(request, context, [context.record?.id() ?? '']),
    record: context.record?.toJSON(context.currentAdmin),
  });
  const onMany = async (request: ActionRequest, _response: unknown, context: ActionContext) => ({
    outcome: await run(request, context, chosenIds(request)),
    records: (context.records ?? []).map((record) => record.toJSON(context.currentAdmin)),
  });
  return {
    [command.name]: { ...shared, actionType: 'record', isAccessible: offered, handler: onOne },
    // On many rows everyone who holds the permission may try: a row on which the command makes no sense is refused with its reason.
    [bulkName(command.name)]: {
      ...shared,
      actionType: 'bulk',
      isAccessible: permitted,
      isVisible: offered,
      handler: onMany,
    },
  };
}

/** How AdminJS shows a catalogue: its columns, its filters, and the commands as the only way to change anything. */
export function resourceOptions(catalogue: Catalogue, texts: Texts): ResourceOptions {
  const mayRead = ({ currentAdmin }: ActionContext) =>
    scopeFor(readerOf(currentAdmin).actor, catalogue.permission) !== undefined;
  const names = (fields: readonly CatalogueField[]) => fields.map((field) => field.name);
  const commands = catalogue.commands.map((command) => actionsOf(catalogue, command, texts));
  return {
    id: catalogue.id,
    titleProperty: titleField(catalogue)?.name,
    navigation: { name: catalogue.lib },
    sort: { sortBy: OWN_ORDER, direction: 'asc' },
    listProperties: names(catalogue.fields.filter((field) => field.inList)),
    showProperties: names(catalogue.fields),
    filterProperties: names(catalogue.fields.filter((field) => field.filterable)),
    properties: Object.fromEntries(catalogue.fields.map((field) => [field.name, { custom: { ...fieldView(field) } }])),
    actions: {
      new: OFF,
      edit: OFF,
      delete: OFF,
      bulkDelete: OFF,
      list: { isAccessible: mayRead },
      show: { isAccessible: mayRead },
      search: { isAccessible: mayRead, handler: searchAction },
      ...Object.assign({}, ...commands),
    },
  };
}
