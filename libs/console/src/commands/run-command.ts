import { type Catalogue, type CatalogueCommand, type CatalogueRow, mayUse, scopeFor } from '#identity';
import { errorTextKey, PlatformError, type Texts } from '#platform';
import { DomainError } from '#platform/kernel';
import { ConsoleError } from '../errors.js';
import type { ConsoleReader } from '../reader/reader.js';
import { titleOf } from '../rows/row-titles.js';
import type { OutcomeView } from '../screens/payloads.js';
import { commandKey } from '../texts/text-keys.js';
import { parseInputs } from './parse-inputs.js';

export interface CommandCall {
  readonly catalogue: Catalogue;
  readonly command: CatalogueCommand;
  readonly reader: ConsoleReader;
  /** The rows that staff chose; empty for a command on the catalogue. */
  readonly ids: readonly string[];
  readonly input: unknown;
}

interface Reached {
  readonly rows: ReadonlyMap<string, CatalogueRow>;
  readonly ids: readonly string[];
}

/**
 * A command reaches only rows within the scope of the COMMAND's permission: a grant that may read everywhere and another that may decide
 * here do not add up to deciding everywhere.
 */
async function reach({ catalogue, command, reader, ids }: CommandCall): Promise<Reached> {
  const scope = scopeFor(reader.actor, command.permission);
  if (!scope) throw new DomainError(ConsoleError.notPermitted);
  const found = await Promise.all(ids.map((id) => catalogue.get(scope, id)));
  const rows = new Map(found.filter((row) => row !== undefined).map((row) => [row.id, row]));
  return { rows, ids: ids.filter((id) => rows.has(id)) };
}

/**
 * What a command would mean, in the reader's words, from a form that is not filled in yet: nothing is required and nothing happens.
 * @throws console.not-permitted, platform.invalid-input, what the command throws
 */
export async function foreseeCommand(
  { catalogue, command, reader, input }: Omit<CommandCall, 'ids'>,
  texts: Texts,
): Promise<string> {
  if (!command.foresee)
    throw new DomainError(PlatformError.invalidInput, {}, [{ pointer: '/foresee', code: 'unrecognized_keys' }]);
  if (!mayUse(reader.actor, command.permission)) throw new DomainError(ConsoleError.notPermitted);
  const open = (command.inputs ?? []).map((each) => ({ ...each, required: false }));
  const counts = await command.foresee(reader.actor, parseInputs(open, input));
  return texts.t(reader.language, `${commandKey(catalogue, command.name)}.foreseen`, counts);
}

/** Runs a command and puts what it did into the reader's words. @throws console.not-permitted, platform.invalid-input, what the command throws */
export async function runCommand(call: CommandCall, texts: Texts): Promise<OutcomeView> {
  const { catalogue, command, reader } = call;
  if (!mayUse(reader.actor, command.permission)) throw new DomainError(ConsoleError.notPermitted);
  const input = parseInputs(command.inputs ?? [], call.input);
  const reached = await reach(call);
  const outOfReach = call.ids
    .filter((id) => !reached.rows.has(id))
    .map((id) => ({ id, code: ConsoleError.outOfReach.code }));
  const nothingToDo = command.on === 'rows' && reached.ids.length === 0;
  const outcome = nothingToDo ? { done: 0, refused: [] } : await command.execute(reader.actor, reached.ids, input);
  const refused = [...outcome.refused, ...outOfReach].map(({ id, code }) => {
    const row = reached.rows.get(id);
    return {
      id,
      title: row ? titleOf(catalogue, row, reader) : '',
      reason: texts.t(reader.language, `${errorTextKey(code)}.title`),
    };
  });
  const counts = { count: outcome.done, done: outcome.done, refused: refused.length };
  return {
    ...(outcome.done > 0 && {
      message: texts.t(reader.language, `${commandKey(catalogue, command.name)}.done`, counts),
    }),
    done: outcome.done,
    refused,
    ...(outcome.goTo !== undefined && { goTo: outcome.goTo }),
  };
}
