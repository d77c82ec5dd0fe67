import type { BrowserContext, Page } from 'playwright-core';
import type { Catalogue, ConsolePage } from '#identity';
import type { LivedIn } from './lived-in.js';
import { type Kind, LANGUAGES, type Language, type Opened } from './sweep.js';

export const CONSOLE: Kind = {
  busy: '.waiting, [aria-busy="true"]',
  heading: '#main h1',
  hasDark: false,
  scrollsInside: true,
  nowhere: () => '/admin/resources/nowhere',
  language: (context, base, language) =>
    context.addCookies([{ name: 'luotsi-console-language', value: language, url: `${base}/admin` }]),
};

interface RowJson {
  readonly id: string;
  readonly recordActions: readonly { readonly name: string }[];
}

function at(name: string, path: string, afterwards?: Opened['afterwards']): Opened {
  return { name: `console-${name}`, path: () => `/admin${path}`, ...(afterwards && { afterwards }) };
}

async function rowsOf(context: BrowserContext, base: string, id: string): Promise<readonly RowJson[]> {
  const answer = await context.request.get(`${base}/admin/api/resources/${id}/actions/list?perPage=500`);
  const { records } = (await answer.json()) as { records: readonly RowJson[] };
  return records;
}

/** What stands without any rows: the first page and every list. All of a list but one sentence is seen in three languages when there are rows. */
export function consoleWithoutRows(catalogues: readonly Catalogue[]): Opened[] {
  const lists = catalogues.map(({ id }, index) => ({
    ...at(`empty-${id}`, `/resources/${id}`),
    only: LANGUAGES[index % LANGUAGES.length] as Language,
  }));
  return [at('empty-start', ''), ...lists];
}

/** Every list, a first row of each, and the form of every command on a row that offers it. What no row offers is a fault of the sweep. */
export async function consoleLists(
  context: BrowserContext,
  base: string,
  catalogues: readonly Catalogue[],
): Promise<Opened[]> {
  const opened: Opened[] = [];
  for (const { id, commands } of catalogues) {
    const rows = await rowsOf(context, base, id);
    const [first] = rows;
    if (!first) throw new Error(`The list ${id} has no rows to look at`);
    opened.push(at(id, `/resources/${id}`), {
      ...at(`${id}-show`, `/resources/${id}/records/${first.id}/show`),
      showsNumber: id === 'failed-work',
    });
    // The form for many rows is the form for one with their number: once in each list, in the language of the longest words, is enough.
    let many: Opened | undefined;
    for (const { name, on } of commands) {
      if (on === 'catalogue') {
        opened.push(at(`${id}-${name}`, `/resources/${id}/actions/${name}`));
        continue;
      }
      const offering = rows.find((row) => row.recordActions.some((action) => action.name === name));
      if (!offering) throw new Error(`No row of ${id} offers ${name}`);
      opened.push(at(`${id}-${name}`, `/resources/${id}/records/${offering.id}/${name}`));
      many ??= {
        ...at(
          `${id}-${name}-many`,
          `/resources/${id}/bulk/${name}--many?recordIds=${rows.slice(0, 2).map((row) => row.id)}`,
        ),
        only: 'fi',
      };
    }
    if (many) opened.push(many);
  }
  return opened;
}

async function previewImport(page: Page, language: Language): Promise<void> {
  await page.locator('#input-cohort').click();
  const option = page.locator('datalist option').first();
  await option.waitFor({ state: 'attached' });
  await page.locator('#input-cohort').fill((await option.getAttribute('value')) ?? '');
  const csv = `name;email;language;company;capacity\nMatti Mentori;matti.${language}@yritys.example;fi;Yritys Oy;2\nVirhe;ei osoite;xx;;99\n`;
  await page
    .locator('#import-file')
    .setInputFiles({ name: 'mentors.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.locator('form .primary').click();
  await page.locator('tr.faulty').waitFor();
}

async function confirmImport(page: Page, language: Language): Promise<void> {
  await previewImport(page, language);
  await page.locator('.actions .primary').click();
  await page.locator('.figures').waitFor();
}

async function askToPublish(page: Page): Promise<void> {
  await page.locator('.actions .primary').first().click();
  await page.locator('dialog[open]').waitFor();
}

/** The size that the chosen mentor has offered is told before anything is sent. */
function foreseeGroup({ groupMentors: { name } }: LivedIn): Opened['afterwards'] {
  return async (page) => {
    const lead = page.locator('#input-lead');
    await lead.fill(name);
    await lead.and(page.locator(':valid')).waitFor();
    await page.locator('.foreseen').waitFor();
  };
}

async function chooseAll(page: Page): Promise<void> {
  await page.locator('thead input[type=checkbox]').check({ force: true });
  await page.locator('.chosen-bar').waitFor();
}

async function unfoldMenu(page: Page): Promise<void> {
  await page.setViewportSize({ width: 390, height: 900 });
  await page.locator('.menu-button').click();
}

/** Special pages, by the id under which a lib has registered them. */
const SPECIAL: Readonly<Record<string, (lived: LivedIn) => Opened[]>> = {
  'mentor-import': () => [
    at('import', '/pages/mentor-import'),
    at('import-preview', '/pages/mentor-import', previewImport),
    at('import-result', '/pages/mentor-import', confirmImport),
  ],
  'match-run': ({ runs }) => [
    at('run-done', `/pages/match-run?id=${runs.done}`),
    at('run-done-asks', `/pages/match-run?id=${runs.done}`, askToPublish),
    at('run-queued', `/pages/match-run?id=${runs.queued}`),
    { ...at('run-unknown', '/pages/match-run?id=none'), refused: ['404 /admin/api/pages/match-run'] },
  ],
};

export function consoleSpecialPages(pages: readonly ConsolePage[], lived: LivedIn): Opened[] {
  const special = pages.flatMap(({ id }) => {
    const visits = SPECIAL[id];
    if (!visits) throw new Error(`The sweep does not know how to open the console's page ${id}`);
    return visits(lived);
  });
  return [
    at('start', ''),
    at('start-menu', '', unfoldMenu),
    at('enrolments-chosen', '/resources/enrolments', chooseAll),
    at('mentor-groups-foreseen', '/resources/mentor-groups/actions/set-up', foreseeGroup(lived)),
    at('enrolments-nothing', '/resources/enrolments?filters.person=nobody-of-this-name'),
    {
      ...at('persons-unknown', '/resources/persons/records/none/show'),
      refused: ['400 /admin/api/resources/persons/records/none/show'],
    },
    { ...at('no-such-list', '/resources/no-such-list'), status: 404 },
    ...special,
  ];
}
