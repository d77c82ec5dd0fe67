import { type Catalogue, type CatalogueCommand, Catalogues, ConsolePages, type StaffPermission } from '#identity';
import type { Browser } from './browser.js';
import type { TestHouse } from './house.js';
import type { CommandCase } from './world/command-cases.js';

type Page = ReturnType<ConsolePages['all']>[number];

/** A command of a catalogue or of a special page, with what may be given on it. */
export interface Given {
  /** `catalogue.command` or `page.command`. */
  readonly name: string;
  readonly catalogue?: Catalogue;
  readonly command: Pick<CatalogueCommand, 'name' | 'permission'> & { readonly on?: CatalogueCommand['on'] };
  readonly page?: Page;
  /** All that a role must hold to give it. */
  readonly needs: readonly StaffPermission[];
}

export const LIST = (id: string) => `/admin/api/resources/${id}/actions/list?perPage=500`;
export const SHOW = (id: string, row: string) => `/admin/api/resources/${id}/records/${row}/show`;
export const PAGE = (id: string) => `/admin/api/pages/${id}`;

/** What libs have registered with the console, as its own routes offer it. */
export class Desk {
  readonly catalogues: readonly Catalogue[];
  readonly pages: readonly Page[];

  constructor(house: Pick<TestHouse, 'get'>) {
    this.catalogues = house.get(Catalogues, { strict: false }).all();
    this.pages = house.get(ConsolePages, { strict: false }).all();
  }

  /** Every command of every catalogue. A row must be seen before anything is done to it. */
  catalogueCommands(): Given[] {
    return this.catalogues.flatMap((catalogue) =>
      catalogue.commands.map((command) => ({
        name: `${catalogue.id}.${command.name}`,
        catalogue,
        command,
        needs: command.on === 'rows' ? [catalogue.permission, command.permission] : [command.permission],
      })),
    );
  }

  pageCommands(): Given[] {
    return this.pages.flatMap((page) =>
      page.commands.map((command) => ({
        name: `${page.id}.${command.name}`,
        page,
        command,
        needs: [page.permission, command.permission],
      })),
    );
  }
}

/** The addresses at which a command can be given: on one row and on many, on the catalogue, or on its page. */
export function addressesOf({ catalogue, command, page }: Given, ids: readonly string[] = []): string[] {
  if (page) return [PAGE(page.id)];
  const resource = `/admin/api/resources/${catalogue?.id}`;
  if (command.on === 'catalogue') return [`${resource}/actions/${command.name}`];
  return [
    `${resource}/records/${ids[0]}/${command.name}`,
    `${resource}/bulk/${command.name}--many?recordIds=${ids.join(',')}`,
  ];
}

/** Gives a command as the console's screens do. */
export function give(
  browser: Browser,
  given: Given,
  path: string,
  { input = {}, file }: CommandCase,
): Promise<Response> {
  if (!given.page) return browser.post(path, { input });
  if (file === undefined) return browser.post(path, { command: given.command.name, input });
  const form = new FormData();
  form.set('command', given.command.name);
  form.set('input', JSON.stringify(input));
  form.set('file', new Blob([file]), 'mentors.csv');
  return browser.send('POST', path, form);
}
