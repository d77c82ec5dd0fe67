import { type ConsolePage, mayUse, type UploadedFile } from '#identity';
import { PlatformError, type Texts } from '#platform';
import { DomainError, isReadable } from '#platform/kernel';
import { ConsoleError } from '../errors.js';
import type { ConsoleReader } from '../reader/reader.js';
import { PageWords } from './page-words.js';

const LONGEST_VALUE = 10_000;
const MOST_VALUES = 50;

/** Text by name, whatever the browser sent: a query, a JSON body's object, or a form's field that holds JSON. */
function textsIn(given: unknown): Record<string, string> {
  const object: unknown = typeof given === 'string' && given !== '' ? parseJson(given) : given;
  if (typeof object !== 'object' || object === null) return {};
  const pairs = Object.entries(object).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  if (pairs.length > MOST_VALUES || pairs.some(([, value]) => value.length > LONGEST_VALUE || !isReadable(value)))
    throw new DomainError(PlatformError.invalidInput);
  return Object.fromEntries(pairs);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DomainError(PlatformError.malformedBody);
  }
}

/** What a special page shows, with the commands this reader may give. @throws console.not-permitted, what the lib throws */
export async function loadPage(page: ConsolePage, reader: ConsoleReader, query: unknown): Promise<object> {
  if (!mayUse(reader.actor, page.permission)) throw new DomainError(ConsoleError.notPermitted);
  const view = await page.load(reader.actor, textsIn(query));
  const commands = page.commands
    .filter((command) => mayUse(reader.actor, command.permission))
    .map((command) => command.name);
  return { view, commands };
}

/** Runs a command of a special page. @throws console.not-permitted, platform.not-found, what the lib throws */
export async function runPageCommand(
  page: ConsolePage,
  reader: ConsoleReader,
  body: unknown,
  file: UploadedFile | undefined,
  texts: Texts,
): Promise<object> {
  const { command: name, input } =
    typeof body === 'object' && body !== null ? (body as { command?: unknown; input?: unknown }) : {};
  const command = page.commands.find((candidate) => candidate.name === name);
  if (!command) throw new DomainError(PlatformError.notFound);
  const permitted = mayUse(reader.actor, page.permission) && mayUse(reader.actor, command.permission);
  if (!permitted) throw new DomainError(ConsoleError.notPermitted);
  const result = await command.execute(reader.actor, textsIn(input), file);
  return { result: new PageWords(page, texts, reader.language).in(result) };
}
