import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CatalogueCommand } from '#identity';
import { Texts } from '#platform';
import type { Language } from '#platform/kernel';
import { Browser } from '../support/browser.js';
import { addressesOf, Desk, type Given } from '../support/console-desk.js';
import { NOON, openApi } from '../support/house.js';
import { tableSums } from '../support/table-sums.js';
import { rolesWith, type Viewer, Viewers } from '../support/viewers.js';
import { CATALOGUE_COMMANDS, type CommandCase, PAGE_COMMANDS } from '../support/world/command-cases.js';
import { WORLD_SETTINGS, World } from '../support/world/world.js';
import {
  amissAmong,
  amissIn,
  INVALID,
  inTurns,
  MALFORMED,
  TOO_LARGE,
  UNREADABLE,
  type Wrong,
} from '../support/wrong-requests.js';

type Input = NonNullable<CatalogueCommand['inputs']>[number];

let house: Awaited<ReturnType<typeof openApi>>;
/** A command with what staff may give it on, and somebody who may. */
interface Right {
  readonly given: Given;
  readonly made: CommandCase;
  readonly viewer: Viewer;
}
const rights: Right[] = [];
const languages = inTurns();

beforeAll(async () => {
  house = await openApi(NOON, WORLD_SETTINGS);
  const world = await World.open(house);
  const viewers = new Viewers(house);
  const desk = new Desk(house);
  for (const given of [...desk.catalogueCommands(), ...desk.pageCommands()]) {
    const [role] = rolesWith(given.needs);
    const kind = CATALOGUE_COMMANDS[given.name] ?? PAGE_COMMANDS[given.name];
    if (!role || !kind) throw new Error(`Nobody knows how to give ${given.name}`);
    const viewer = await viewers.with({ role, organisationId: null, programmeId: null });
    rights.push({ given, made: await kind.make(world, world.places.own, viewer.browser), viewer });
  }
});
afterAll(() => house.close());

const isPage = ({ given }: Right) => given.page !== undefined;
const inputsOf = ({ given }: Right): readonly Input[] =>
  given.catalogue?.commands.find(({ name }) => name === given.command.name)?.inputs ?? [];

const NOT_OF_TYPE: Readonly<Record<Input['type'], readonly string[]>> = {
  text: [],
  'long-text': ['x'.repeat(10_001)],
  number: ['many', '1e999', 'NaN'],
  instant: ['tomorrow', '2026-02-30T10:00', '2026-13-45T99:99', '2026-05-05'],
  choice: ['none-such', '__proto__'],
  date: ['tomorrow', '2026-02-30', '2026-05-05T10:00'],
  reference: [],
};

/** Values that only the command itself can judge: it refuses them with whatever code. */
const NOT_MEANT: Readonly<Record<Input['type'], readonly string[]>> = {
  text: [],
  'long-text': [],
  number: ['-1', '1.5', '99999999999999999999'],
  instant: [],
  choice: [],
  date: [],
  reference: ['not-a-uuid', '0190a1b2-0000-7000-8000-000000000000'],
};

function wrongInputs(right: Right): Wrong[] {
  const { made } = right;
  const inputs = inputsOf(right);
  const at = (what: string, name: string, value: unknown): Wrong => ({
    what,
    body: { input: { ...made.input, [name]: value } },
    code: INVALID,
    pointer: `/input/${name}`,
  });
  return [
    ...inputs.flatMap(({ name }) =>
      [{}, [1], 5].map((value) => at(`${JSON.stringify(value)} for ${name}`, name, value)),
    ),
    ...inputs.filter(({ required }) => required).map(({ name }) => at(`no ${name}`, name, undefined)),
    ...inputs.flatMap(({ name, type }) =>
      NOT_OF_TYPE[type].map((value) => at(`${value.slice(0, 20)} for ${name}`, name, value)),
    ),
    ...inputs.flatMap(({ name, type }) =>
      NOT_MEANT[type].map((value) => ({
        what: `${JSON.stringify(value)} for ${name}`,
        body: { input: { ...made.input, [name]: value } },
      })),
    ),
    ...inputs.flatMap(({ name }) =>
      ['zero \u0000 in', 'half \ud800 in'].map((value) => at(`${JSON.stringify(value)} ${name}`, name, value)),
    ),
    at('something that nobody asked for', 'no-such-input', 'x'),
    ...['text', [], 5].map((input) => ({
      what: `${JSON.stringify(input)} for all input`,
      body: { input },
      code: INVALID,
      pointer: '/input',
    })),
  ];
}

function wrongPageInputs({ given, made }: Right): Wrong[] {
  const command = given.command.name;
  const inputs = Object.keys(made.input ?? {});
  return [
    { what: 'an unknown command', body: { command: 'no-such-command' }, code: 'platform.not-found' },
    { what: 'no command', body: {}, code: 'platform.not-found' },
    { what: 'a command that is no text', body: { command: { name: command } }, code: 'platform.not-found' },
    { what: 'no input', body: { command } },
    { what: 'input that breaks off', body: { command, input: '{"id":' }, code: MALFORMED },
    ...inputs.flatMap((name) =>
      [{}, 5, 'not-a-uuid', '0190a1b2-0000-7000-8000-000000000000', '\u0000', 'x'.repeat(10_001)].map((value) => ({
        what: `${JSON.stringify(value).slice(0, 20)} for ${name}`,
        body: { command, input: { ...made.input, [name]: value } },
      })),
    ),
  ];
}

const WRONG_IDS = ['not-a-uuid', '0190a1b2-0000-7000-8000-000000000000', "'%20or%20true--", '%00', '%E0%A4%A'];

function wrongRows({ given, made }: Right): Wrong[] {
  if (!made.ids) return [];
  return WRONG_IDS.flatMap((id) =>
    addressesOf(given, [id]).map((address) => ({
      what: `${id} at ${address.split('/')[5]}`,
      address,
      body: { input: made.input },
    })),
  ).concat(
    addressesOf(given, made.ids)
      .slice(1)
      .map((address) => ({
        what: 'rows chosen twice',
        address: `${address}&recordIds=x`,
        body: { input: made.input },
      })),
  );
}

function form(fill: (data: FormData) => void): FormData {
  const data = new FormData();
  fill(data);
  return data;
}

/** Forms as a browser, or nobody's browser, would send them. */
const WRONG_FORMS: readonly Wrong[] = [
  { what: 'a form without a boundary', body: 'x', headers: { 'content-type': 'multipart/form-data' } },
  {
    what: 'a form that breaks off',
    body: '--b\r\nContent-Dis',
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
  },
  { what: 'a file under another name', body: form((data) => data.set('other', new Blob(['a']), 'a.csv')) },
  { what: 'two files', body: form((data) => ['a', 'b'].map((name) => data.append('file', new Blob([name]), name))) },
  {
    what: 'a file of 6 MB',
    body: form((data) => data.set('file', new Blob(['a'.repeat(6 * 1024 * 1024)]), 'a.csv')),
    isLarge: true,
  },
  { what: 'a value of 2 MB', body: form((data) => data.set('input', 'a'.repeat(2 * 1024 * 1024))), isLarge: true },
  { what: 'a hundred values', body: form((data) => [...Array(100).keys()].map((n) => data.append(`v${n}`, 'x'))) },
];

interface Outcome {
  readonly done: number;
  readonly refused: readonly { readonly reason: string }[];
}

/** A command on rows may name each row with a reason instead; nothing else is a clear answer. */
async function amiss({ viewer }: Right, address: string, wrong: Wrong, language: Language): Promise<readonly string[]> {
  const cookies = new Map([...viewer.browser.cookies, ['luotsi-console-language', language]]);
  const browser = new Browser(house, cookies, language);
  const answer = await browser.send('POST', wrong.address ?? address, wrong.body, wrong.headers);
  if (!answer.ok) return amissIn(answer, wrong, language, house.get(Texts));
  const text = await answer.text();
  const { outcome } = JSON.parse(text) as { outcome?: Outcome };
  const isRefused = wrong.code === undefined && outcome?.done === 0 && outcome.refused.length > 0;
  return isRefused && outcome.refused.every(({ reason }) => reason.length > 5)
    ? []
    : [`${answer.status} ${text.slice(0, 300)}`];
}

async function expectRefused(some: readonly Right[], wrongsOf: (right: Right) => readonly Wrong[]): Promise<void> {
  for (const right of some) {
    const { given, made } = right;
    const before = await tableSums(house);
    const wrongs = wrongsOf(right);
    // What has an address of its own is sent there once.
    const addresses = wrongs.some((wrong) => wrong.address) ? [''] : addressesOf(given, made.ids);
    for (const address of addresses) {
      const found = await amissAmong(wrongs, languages, (wrong, language) => amiss(right, address, wrong, language));
      expect({ command: given.name, address, amiss: found }).toEqual({ command: given.name, address, amiss: {} });
    }
    expect({ command: given.name, sums: await tableSums(house) }).toEqual({ command: given.name, sums: before });
  }
}

describe('every command of the console answers clearly in the reader’s language and changes nothing for', () => {
  it('a body that cannot be read', () => expectRefused(rights, () => UNREADABLE));
  it('a body of 10 MB', () =>
    expectRefused(rights, ({ given, made }) => [{ ...TOO_LARGE, address: addressesOf(given, made.ids)[0] ?? '' }]));
  it('a body that holds more than input', () =>
    expectRefused(rights, ({ given, made }) =>
      [{ more: 1, command: given.page && given.command.name, input: made.input }, [1]].map((body) => ({
        what: Array.isArray(body) ? 'a list' : 'more',
        body,
        code: INVALID,
      })),
    ));
  it('a form that cannot be read, or a file where none or a smaller one belongs', () =>
    expectRefused(rights, () => WRONG_FORMS));
  it('input that it did not ask for or cannot take', () =>
    expectRefused(
      rights.filter((right) => !isPage(right)),
      wrongInputs,
    ));
  it('input that its page cannot take', () => expectRefused(rights.filter(isPage), wrongPageInputs));
  it('rows that are not there', () => expectRefused(rights, wrongRows));

  it('a forged session', () =>
    expectRefused(rights, () =>
      ['s:forged.c2lnbmVk', 'forged', '%00'].map((value) => ({
        what: `the cookie ${value}`,
        body: { input: {} },
        headers: { cookie: `luotsi=${encodeURIComponent(value)}` },
        code: 'console.sign-in-needed',
      })),
    ));
});
