import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { Browser } from '../support/browser.js';
import { createEmptyDatabase } from '../support/database.js';
import { freePort } from '../support/free-port.js';
import { type OutsideServices, startOutsideServices } from '../support/outside-services.js';
import { SmtpStandIn } from '../support/smtp-stand-in.js';
import { type ChildProgram, eventually } from './support/child-program.js';
import { ProductionImage } from './support/production-image.js';

const PUBLIC_URL = 'https://luotsi.example';
const MANAGER = 'manager@hel.example';
/** What a proxy that speaks https to the world adds for whoever asks. */
const BY_PROXY = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '192.0.2.7' };

let image: ProductionImage;
let services: OutsideServices;
let smtp: SmtpStandIn;
let settings: Record<string, string>;
let url: string;
const programs: ChildProgram[] = [];

/** PostgreSQL 15 and Redis as they come with Debian, else what the other tests run on. */
async function servicesOfThisMachine(): Promise<OutsideServices> {
  if ((process.env.POSTGRES15_BIN && process.env.REDIS_SERVER_PATH) || process.env.CI === 'true')
    return startOutsideServices();
  const database = await createEmptyDatabase();
  return { env: { DATABASE_URL: database.url }, stop: () => database.drop() };
}

beforeAll(async () => {
  image = ProductionImage.make();
  services = await servicesOfThisMachine();
  smtp = await SmtpStandIn.start();
  const port = String(await freePort());
  url = `http://127.0.0.1:${port}`;
  settings = {
    ...services.env,
    PORT: port,
    HOST: '127.0.0.1',
    PUBLIC_URL,
    SMTP_URL: smtp.url,
    LUOTSI_SECRET_KEY: randomBytes(32).toString('base64'),
  };
}, 300_000);
afterAll(async () => {
  for (const program of programs) program.signal('SIGTERM');
  for (const program of programs) await program.end();
  await smtp?.stop();
  await services?.stop();
  image?.remove();
}, 60_000);

async function outcome(command: readonly string[], given: Record<string, string> = settings) {
  const program = image.start(command, given);
  const code = await program.end();
  return { code, said: program.output };
}

function browser(): Browser {
  const made = new Browser({ url, env: { PUBLIC_URL } });
  made.from = BY_PROXY;
  return made;
}

describe('the image, with a database, a queue and a mail server beside it', () => {
  it('ends without settings and says which it needs, whichever program is started', async () => {
    const commands = ['api', 'worker', 'migrate'];
    const outcomes = await Promise.all(commands.map((name) => outcome([name], {})));
    for (const [index, { code, said }] of outcomes.entries())
      expect({ command: commands[index], code, said: said.trim().split('\n') }).toEqual({
        command: commands[index],
        code: 1,
        said: [
          'The settings have 4 fault(s):',
          expect.stringMatching(/^ {2}- DATABASE_URL: must be given, e\.g\. postgres:/),
          expect.stringMatching(/^ {2}- LUOTSI_SECRET_KEY: .*openssl rand -base64 32/),
          expect.stringMatching(/^ {2}- SMTP_URL: must be given in production, e\.g\. smtps:/),
          expect.stringMatching(/^ {2}- PUBLIC_URL: must start with https:/),
        ],
      });
  });

  it('brings an empty database to the newest schema, and finds nothing to do the second time', async () => {
    expect(await outcome(['migrate'])).toEqual({ code: 0, said: expect.stringContaining('Migrated:') });
    expect(await outcome(['migrate'])).toEqual({ code: 0, said: expect.not.stringContaining('Migrated:') });
  });

  it('is ready when the API and the worker run, without any right to write its files', async () => {
    programs.push(image.start(['api'], settings), image.start(['worker'], settings));
    await eventually('ready', async () => {
      for (const program of programs) if (program.hasEnded) throw new Error(program.output);
      return (await fetch(`${url}/health/ready`).catch(() => undefined))?.status === 200;
    });
  });

  it.each(['fi', 'sv', 'en'])('serves the portal with its scripts and styles: %s', async (language) => {
    const page = await browser().get(`/${language}`);
    expect(page.status).toBe(200);
    const html = await page.text();
    expect(html).toContain(`<html lang="${language}"`);
    const files = [...html.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css))"/g)].map(([, file = '']) => file);
    expect(files.length).toBeGreaterThan(1);
    for (const file of files)
      expect({ file, status: (await browser().get(file)).status }).toEqual({ file, status: 200 });
  });

  it('lets the first member of staff in by a code, over https only, and serves the console with its scripts', async () => {
    const granted = ['staff', 'grant', '--email', MANAGER, '--name', 'Maija', '--role', 'programme_manager'];
    expect(await outcome(granted)).toMatchObject({ code: 0 });
    const staff = browser();
    const asked = await staff.post('/api/v1/auth/code/request', { email: MANAGER, language: 'en' });
    expect(asked.status).toBe(202);
    expect(asked.headers.getSetCookie().every((cookie) => /; secure/i.test(cookie))).toBe(true);
    // There is a mail about the role as well.
    const codes = async () => {
      const mails = await Promise.all(
        smtp.taken.filter(({ to }) => to.includes(MANAGER)).map(({ raw }) => simpleParser(raw)),
      );
      return mails.flatMap(({ text }) => /^\d{6}$/m.exec(text ?? '')?.[0] ?? []);
    };
    await eventually('the mail with the code', async () => (await codes()).length > 0);
    const [code] = await codes();
    const signedIn = await staff.post('/api/v1/auth/code/verify', { code });
    expect(signedIn.status).toBe(204);
    expect(signedIn.headers.getSetCookie().join()).toMatch(/; secure/i);
    const console = await staff.get('/admin');
    expect(console.status).toBe(200);
    const scripts = [...(await console.text()).matchAll(/src="(\/admin[^"]+)"/g)].map(([, file = '']) => file);
    expect(scripts.length).toBeGreaterThan(1);
    for (const file of scripts) expect({ file, status: (await staff.get(file)).status }).toEqual({ file, status: 200 });
  });

  it('has no mailbox, and its figures are not for whoever comes by the proxy', async () => {
    for (const path of ['/dev/mailbox', '/dev/mailbox.json', '/metrics'])
      expect({ path, status: (await browser().get(path)).status }).toEqual({ path, status: 404 });
    expect((await fetch(`${url}/metrics`)).status).toBe(200);
  });

  it('refuses the seed, the demo identity provider and example secrets', async () => {
    const zeros = Buffer.alloc(32).toString('base64');
    const outcomes = await Promise.all([
      outcome(['seed']),
      outcome(['api'], { ...settings, DEMO_IDP_URL: 'http://127.0.0.1:1' }),
      outcome(['worker'], { ...settings, LUOTSI_SECRET_KEY: zeros }),
    ]);
    expect(outcomes).toEqual([
      { code: 1, said: expect.stringContaining('refused in production') },
      { code: 1, said: expect.stringContaining('DEMO_IDP_URL: the demo identity provider is refused in production') },
      { code: 1, said: expect.stringContaining('LUOTSI_SECRET_KEY: an example value is refused in production') },
    ]);
  });
});
