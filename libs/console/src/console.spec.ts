import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openSmallHouse, type SmallHouse } from './testing/small-house.js';
import { approved, NASTY_NAME, PEOPLE, StudentsModule } from './testing/students.js';

const STUDENTS = '/api/resources/students';

describe('the console', () => {
  let house: SmallHouse;
  const get = (path: string, who?: string, headers: Record<string, string> = {}) => house.ask(path, who, { headers });
  const post = (path: string, who: string, site = { 'sec-fetch-site': 'same-origin' } as Record<string, string>) =>
    house.ask(path, who, {
      method: 'POST',
      headers: { ...site, 'content-type': 'application/json' },
      body: JSON.stringify({ input: {} }),
    });

  beforeAll(async () => {
    house = await openSmallHouse(PEOPLE, StudentsModule);
  }, 60_000);
  afterAll(() => house.close());
  beforeEach(() => {
    approved.length = 0;
    house.readings.length = 0;
  });

  describe('lets in', () => {
    it('nobody who is not signed in: pages lead to the sign-in and back, data answers 401', async () => {
      const page = await get('/resources/students?page=2', undefined, { 'accept-language': 'sv' });
      expect(page.status).toBe(302);
      expect(page.headers.get('location')).toBe('/sv/login?returnTo=%2Fadmin%2Fresources%2Fstudents%3Fpage%3D2');
      const data = await get(`${STUDENTS}/actions/list`);
      expect([data.status, data.json.code]).toEqual([401, 'console.sign-in-needed']);
    });

    it('nobody whose sign-in is older than twelve hours', async () => {
      const page = await get('', 'manager', { 'x-signed-in-at': '2026-09-30T20:59:59Z' });
      expect([page.status, page.headers.get('location')]).toEqual([302, '/fi/login?returnTo=%2Fadmin']);
      expect((await get('', 'manager', { 'x-signed-in-at': '2026-09-30T21:00:01Z' })).status).toBe(200);
    });

    it('nobody without a staff role: a plain page in their language, without scripts', async () => {
      const page = await get('', 'student');
      expect(page.status).toBe(403);
      expect(page.text).toContain('Työpöytä on henkilökunnalle');
      expect(page.text).not.toContain('<script');
    });

    it('no request for an unknown address', async () => {
      for (const path of [
        '/resources/nothing',
        '/api/resources/nothing/actions/list',
        '/pages/nothing',
        '/elsewhere',
      ]) {
        expect([path, (await get(path, 'manager')).status]).toEqual([path, 404]);
      }
    });
  });

  describe('as a page', () => {
    it('runs only scripts with its nonce and keeps a display name inert', async () => {
      const page = await get('', 'manager');
      const nonce = /'nonce-([^']+)'/.exec(page.headers.get('content-security-policy') ?? '')?.[1];
      const tags = [...page.text.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
      expect(tags.length).toBeGreaterThan(2);
      expect(tags.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
      expect(page.text).not.toContain(NASTY_NAME);
      expect(page.text).toContain('\\u003c/script>\\u003cscript>alert');
    });

    it('names no other host and forbids every one', async () => {
      const page = await get('', 'manager');
      expect(page.text.replaceAll(/<script[^>]*>[\s\S]*?<\/script>/g, '')).not.toMatch(
        /(?:href|src)="(?:https?:)?\/\//,
      );
      expect(page.headers.get('content-security-policy')).not.toMatch(/https?:|\*/);
      expect(page.headers.get('cache-control')).toBe('no-store');
    });

    it('tells readers nothing of what they may not see', async () => {
      const page = await get('', 'analyst');
      const state = JSON.parse(/REDUX_STATE = (.*);\n/.exec(page.text)?.[1] ?? '');
      expect([state.resources, state.pages]).toEqual([[], []]);
      expect(state.session).toEqual({ id: 'analyst', displayName: 'Maija', language: 'fi', roles: ['city_analyst'] });
    });

    it('speaks the language chosen in this browser, else the staff member’s own', async () => {
      expect((await get('', 'manager')).text).toContain('<html lang=fi>');
      expect((await get('', 'manager', { cookie: 'luotsi-console-language=sv' })).text).toContain('<html lang=sv>');
    });

    it('lets browsers keep its scripts for as long as they are the same', async () => {
      const { text } = await get('', 'manager');
      const address = /\/frontend\/assets\/app\.bundle\.js\?v=[\w-]+/.exec(text)?.[0] ?? '';
      const script = await get(address, 'manager', { 'accept-encoding': 'br' });
      expect([script.status, script.headers.get('content-encoding')]).toEqual([200, 'br']);
      expect(script.headers.get('cache-control')).toContain('immutable');
      const again = await get(address, 'manager', {
        'if-none-match': script.headers.get('etag') ?? '',
        'cache-control': '',
      });
      expect(again.status).toBe(304);
    });
  });

  describe('as a list', () => {
    it('shows what the reader’s grants reach, and logs whom it showed', async () => {
      const { json } = await get(`${STUDENTS}/actions/list`, 'coordinator');
      expect(json.records.map((record: { title: string }) => record.title)).toEqual(['Anna', 'Antti']);
      expect(json.meta.total).toBe(2);
      const permission = 'programmes.list-enrolments';
      expect(house.readings).toEqual([
        { reader: 'coordinator', permission, resource: 'console.students', personIds: ['a1', 'a2'] },
      ]);
    });

    it('counts a search as a list, and offers no names before somebody searches', async () => {
      expect((await get(`${STUDENTS}/actions/search/Anna`, 'manager')).json.records).toEqual([
        { id: 'a1', title: 'Anna' },
      ]);
      expect(house.readings.map((entry) => entry.personIds)).toEqual([['a1']]);
      expect((await get(`${STUDENTS}/actions/search`, 'manager')).json.records).toEqual([]);
      expect(house.readings).toHaveLength(1);
    });

    it('is closed to whoever lacks the permission', async () => {
      expect((await get(`${STUDENTS}/actions/list`, 'analyst')).status).toBe(403);
      expect((await get('/resources/students', 'analyst')).status).toBe(404);
    });

    it('refuses filters, orders and pages that do not exist', async () => {
      for (const query of ['filters.secret=1', 'filters.state=gone', 'sortBy=organisation', 'perPage=x', 'page=-2']) {
        expect([query, (await get(`${STUDENTS}/actions/list?${query}`, 'manager')).status]).toEqual([query, 400]);
      }
      expect(house.readings).toEqual([]);
    });

    it('answers 404 for a row out of reach and 400 for an id that is none', async () => {
      const status = async (id: string) => (await get(`${STUDENTS}/records/${id}/show`, 'coordinator')).status;
      expect([await status('a1'), await status('h1'), await status('1%27or%271')]).toEqual([200, 404, 400]);
    });
  });

  describe('given a command', () => {
    const ONE = `${STUDENTS}/records/a1/approve`;

    it('does it by POST from its own pages', async () => {
      const { status, json } = await post(ONE, 'coordinator');
      expect([status, approved, json.outcome.done]).toEqual([200, ['a1'], 1]);
    });

    it('does not do it by GET', async () => {
      const { status, json, headers } = await get(ONE, 'coordinator');
      expect([status, json.status, json.code, headers.get('allow')]).toEqual([
        405,
        405,
        'platform.method-not-allowed',
        'POST',
      ]);
      expect(approved).toEqual([]);
    });

    it('does not do it for another site, nor for one that does not say which it is', async () => {
      const others: Record<string, string>[] = [
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
        { origin: 'https://evil.example' },
        {},
      ];
      for (const site of others) {
        const { status, json } = await post(ONE, 'coordinator', site);
        expect([status, json.code, approved]).toEqual([403, 'platform.cross-site', []]);
      }
    });

    it('does not do it on rows out of reach, and says so', async () => {
      expect((await post(`${STUDENTS}/records/h1/approve`, 'coordinator')).status).toBe(404);
      const many = await post(`${STUDENTS}/bulk/approve--many?recordIds=a1,h1`, 'coordinator');
      expect([many.status, approved]).toEqual([200, ['a1']]);
      expect(many.json.outcome.refused).toEqual([{ id: 'h1', title: '', reason: 'Oikeutesi eivät ulotu tähän' }]);
    });

    it('does not do it where it is not offered, nor by an address of another kind', async () => {
      expect((await post(`${STUDENTS}/records/a2/approve`, 'coordinator')).status).toBe(403);
      expect((await post(`${STUDENTS}/actions/approve`, 'coordinator')).status).toBe(404);
      expect(approved).toEqual([]);
    });

    it('knows none of AdminJS’ own', async () => {
      for (const path of ['actions/new', 'records/a1/edit', 'records/a1/delete', 'bulk/bulkDelete?recordIds=a1']) {
        const answers = [await post(`${STUDENTS}/${path}`, 'manager'), await get(`${STUDENTS}/${path}`, 'manager')];
        expect([path, ...answers.map(({ status }) => status)]).toEqual([path, 404, 404]);
      }
    });
  });

  it('counts what waits without logging anybody, and one failing count leaves the others', async () => {
    const { json } = await get('/api/dashboard', 'coordinator');
    const href = '/admin/resources/students?filters.state=waiting';
    const shown = json.tiles.map((tile: { id: string; count: number; href: string }) => [
      tile.id,
      tile.count,
      tile.href,
    ]);
    expect(shown).toEqual([
      ['to-decide', 2, href],
      ['broken', null, href],
    ]);
    expect(house.readings).toEqual([]);
    expect((await get('/api/dashboard', 'analyst')).json.tiles).toEqual([]);
  });

  it('opens a special page to those who hold its permission, takes their file and words its faults', async () => {
    const view = { columns: [], inputs: [], maxBytes: 1000 };
    expect((await get('/api/pages/import', 'manager')).json).toEqual({ view, commands: ['preview', 'check'] });
    expect((await get('/api/pages/import', 'coordinator')).status).toBe(403);
    const body = new FormData();
    body.set('command', 'preview');
    body.set('input', '{}');
    body.set('file', new Blob(['a;b']), 'mentors.csv');
    const { json } = await house.ask('/api/pages/import', 'manager', {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
      body,
    });
    expect([json.result.ready, json.result.rows[0].faults]).toEqual([3, [{ text: 'Ei löytynyt' }]]);
  });

  it('gives each command of a special page to those who hold the permission of the command too', async () => {
    expect((await get('/api/pages/import', 'officer')).json.commands).toEqual(['preview']);
    const check = (who: string) =>
      house.ask('/api/pages/import', who, {
        method: 'POST',
        headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
        body: JSON.stringify({ command: 'check', input: {} }),
      });
    expect([(await check('manager')).status, (await check('officer')).status]).toEqual([200, 403]);
  });

  it('answers 404 when none of the chosen rows is in reach, and 400 when rows are chosen in two ways at once', async () => {
    const many = (ids: string) => post(`${STUDENTS}/bulk/approve--many?${ids}`, 'coordinator');
    expect((await many('recordIds=h1')).status).toBe(404);
    expect((await many('')).status).toBe(404);
    expect((await many('recordIds=a1&recordIds=h1')).status).toBe(400);
    expect(approved).toEqual([]);
  });
});
