import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { RegisterPerson } from '#identity';
import { JobNotes, SYSTEM } from '#platform';
import { HOUR, LANGUAGES, type Language, MINUTE } from '#platform/kernel';
import { Browser } from '../../support/browser.js';
import { openApi } from '../../support/house.js';
import { SmtpStandIn } from '../../support/smtp-stand-in.js';

const ADDRESS = 'Maija.Mentori@example.org';
let smtp: SmtpStandIn;
let house: Awaited<ReturnType<typeof openApi>>;
beforeAll(async () => {
  smtp = await SmtpStandIn.start();
  house = await openApi(undefined, { SMTP_URL: smtp.url });
  await house.get(RegisterPerson).byAddress({ displayName: 'Maija Mentori', address: ADDRESS, language: 'sv' }, SYSTEM);
});
afterAll(async () => {
  await house.close();
  await smtp.stop();
});
beforeEach(() => {
  house.clock.advance(2 * HOUR);
  smtp.taken.length = 0;
});

async function ask(language: Language, email = ADDRESS): Promise<Browser> {
  const browser = new Browser(house);
  expect((await browser.post('/api/v1/auth/code/request', { email, language })).status).toBe(202);
  return browser;
}

const mail = async () => {
  await house.settle();
  const mails = await smtp.parsed();
  expect(mails).toHaveLength(1);
  return { text: mails[0]?.text ?? '', html: mails[0]?.html || '', subject: mails[0]?.subject ?? '' };
};

const verify = async (browser: Browser, code: string) =>
  (await browser.post('/api/v1/auth/code/verify', { code })).status;

const SAID = {
  en: {
    subject: 'Your sign-in code',
    hello: 'Hello,',
    minutes: 'for 10 min',
    none: 'There is no account with this address',
  },
  fi: { subject: 'Kirjautumiskoodisi', hello: 'Hei!', minutes: '10 min ajan', none: 'Tällä osoitteella ei ole tiliä' },
  sv: {
    subject: 'Din inloggningskod',
    hello: 'Hej!',
    minutes: 'i 10 min',
    none: 'Det finns inget konto med den här adressen',
  },
};

describe('the mail with a sign-in code', () => {
  it.each(LANGUAGES)('signs its reader in, in the language that was asked for: %s', async (language) => {
    const browser = await ask(language);
    const { subject, text, html } = await mail();
    expect(smtp.taken[0]?.to).toBe(ADDRESS);
    expect(subject).toBe(SAID[language].subject);
    expect(text.startsWith(SAID[language].hello)).toBe(true);
    expect(text).toContain(SAID[language].minutes);
    expect(text).toContain(`http://localhost:4321/${language}/login`);
    expect(`${text}${html}`).not.toMatch(/\{\{|undefined|messages\./);
    const code = /^(\d{6})$/m.exec(text)?.[1] ?? '';
    expect(html).toMatch(new RegExp(`<p class="code"[^>]*>${code}</p>`));
    expect(subject).not.toContain(code);
    expect(await verify(browser, code)).toBe(204);
  });

  it('says ten minutes also when it is written some seconds after the code was asked for', async () => {
    await ask('en');
    house.clock.advance(20_000);
    expect((await mail()).text).toContain('for 10 min');
  });

  it.each(LANGUAGES)('tells an address that nobody has so, in %s', async (language) => {
    await ask(language, `nobody.${language}@example.org`);
    const { subject, text } = await mail();
    expect(smtp.taken[0]?.to).toBe(`nobody.${language}@example.org`);
    expect(subject).toBe(SAID[language].none);
    expect(text).not.toMatch(/\{\{|undefined|\d{6}$/m);
    expect(text).toContain(`/${language}/login`);
  });

  it('is not sent when the code would come too late', async () => {
    smtp.before = (step) => (step === 'MAIL' ? '421 4.3.2 shutting down' : undefined);
    await ask('en');
    await house.settle();
    smtp.before = () => undefined;
    house.clock.advance(10 * MINUTE);
    const note = await house.database.one<{ id: string }>(`select id from platform.job_note where state = 'pending'`);
    await house.get(JobNotes).run(note?.id ?? '', new AbortController().signal);
    expect(smtp.taken).toHaveLength(0);
    expect(
      await house.database.one('select state, last_error from notifications.delivery order by id desc limit 1'),
    ).toEqual({
      state: 'suppressed',
      last_error: 'expired',
    });
  });

  it('leaves no code and no address in notifications, jobs and facts', async () => {
    await ask('en');
    const { text } = await mail();
    const code = /^(\d{6})$/m.exec(text)?.[1] ?? 'none';
    const tables = ['notifications.notification', 'notifications.delivery', 'platform.job_note', 'platform.fact'];
    const rows = await Promise.all(tables.map((table) => house.database.query(`select * from ${table}`)));
    expect(rows.every((found) => found.length > 0)).toBe(true);
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`"${code}"|example\\.org`, 'i'));
  });
});
