import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { RegisterPerson } from '#identity';
import { SYSTEM } from '#platform';
import { HOUR, LANGUAGES, type Language } from '#platform/kernel';
import type { Browser } from '../../support/browser.js';
import { openApi } from '../../support/house.js';
import { signInWith } from '../../support/people.js';
import { SmtpStandIn } from '../../support/smtp-stand-in.js';

let smtp: SmtpStandIn;
let house: Awaited<ReturnType<typeof openApi>>;
let people = 0;
beforeAll(async () => {
  smtp = await SmtpStandIn.start();
  house = await openApi(undefined, { SMTP_URL: smtp.url });
});
afterAll(async () => {
  await house.close();
  await smtp.stop();
});
beforeEach(() => {
  house.clock.advance(2 * HOUR);
  people += 1;
});

const known = () => `sam${people}@uni.example`;
const fresh = () => `sam${people}@home.example`;

async function signedIn(language: Language): Promise<Browser> {
  const invited = { displayName: 'Sam Student', address: known(), language };
  await house.get(RegisterPerson).byAddress(invited, SYSTEM);
  const browser = await signInWith(house, known());
  await house.settle();
  smtp.taken.length = 0;
  return browser;
}

async function mails() {
  await house.settle();
  const parsed = await smtp.parsed();
  const taken = smtp.taken.splice(0);
  return parsed.map((mail, index) => ({ to: taken[index]?.to, subject: mail.subject ?? '', text: mail.text ?? '' }));
}

/** Every address of both gets this mail, and nothing in it opens anything. */
async function expectTold(subject: string, page: string) {
  const told = await mails();
  expect(told.map(({ to }) => to).sort()).toEqual([fresh(), known()].sort());
  for (const mail of told) {
    expect(mail.subject).toBe(subject);
    expect(mail.text).toContain(`http://localhost:4321${page}`);
    expect(mail.text).not.toMatch(/\b\d{6}\b|home\.example|uni\.example|\{\{|undefined|messages\./);
  }
}

async function prove(browser: Browser, language: Language, outcome: 'added' | 'opens-other') {
  await browser.post('/api/v1/me/account/addresses/code', { email: fresh(), language });
  const [mail] = await mails();
  const code = /^(\d{6})$/m.exec(mail?.text ?? '')?.[1] ?? '';
  expect(await (await browser.post('/api/v1/me/account/addresses', { code })).json()).toEqual({ outcome });
  return mail;
}

async function remove(browser: Browser, address: string) {
  const { ways } = (await (await browser.get('/api/v1/me/account')).json()) as {
    ways: { id: string; address: string }[];
  };
  const id = ways.find((way) => way.address === address)?.id;
  expect((await browser.send('DELETE', `/api/v1/me/account/ways/${id}`)).status).toBe(204);
}

const SAID = {
  en: {
    code: 'Confirm your address',
    added: 'A new address opens your account',
    removed: 'A way to sign in was removed',
    linked: 'Two accounts have been linked',
    unlinked: 'Two linked accounts are separate again',
  },
  fi: {
    code: 'Vahvista osoitteesi',
    added: 'Uusi osoite avaa tilisi',
    removed: 'Kirjautumistapa poistettiin',
    linked: 'Kaksi tiliä on yhdistetty',
    unlinked: 'Tilien yhdistäminen on peruttu',
  },
  sv: {
    code: 'Bekräfta din adress',
    added: 'En ny adress öppnar ditt konto',
    removed: 'Ett inloggningssätt togs bort',
    linked: 'Två konton har länkats ihop',
    unlinked: 'Två länkade konton är åtskilda igen',
  },
};

describe('whoever adds an address', () => {
  it.each(LANGUAGES)('confirms it by a code in %s, and the address known before is told', async (language) => {
    const browser = await signedIn(language);
    const code = await prove(browser, language, 'added');
    expect(code).toMatchObject({ to: fresh(), subject: SAID[language].code });
    expect(code?.text).toContain(`http://localhost:4321/${language}/account`);
    const told = await mails();
    expect(told.map(({ to, subject }) => ({ to, subject }))).toEqual([{ to: known(), subject: SAID[language].added }]);
    const [{ text } = { text: '' }] = told;
    // Nothing in it opens anything, and whoever reads along at the old place does not learn the new one.
    expect(text).not.toMatch(/\b\d{6}\b|home\.example|\{\{|undefined|messages\./);
    expect(text).toContain(`http://localhost:4321/${language}/account`);
  });

  it('gets a code also for an address that opens another account: its mail tells nothing of that', async () => {
    await house.get(RegisterPerson).byAddress({ displayName: 'Else', address: fresh(), language: 'fi' }, SYSTEM);
    const browser = await signedIn('en');
    await browser.post('/api/v1/me/account/addresses/code', { email: fresh(), language: 'en' });
    const [mail] = await mails();
    expect(mail).toMatchObject({ to: fresh(), subject: SAID.en.code });
    expect(mail?.text).toMatch(/^\d{6}$/m);
  });
});

describe('whoever removes a way to sign in', () => {
  it.each(LANGUAGES)('is told in %s at every address, the removed one among them', async (language) => {
    const browser = await signedIn(language);
    await prove(browser, language, 'added');
    await mails();
    await remove(browser, fresh());
    await expectTold(SAID[language].removed, `/${language}/account`);
  });
});

describe('whoever links two accounts', () => {
  it.each(LANGUAGES)('is told in %s at the addresses of both, and again when it is undone', async (language) => {
    await house.get(RegisterPerson).byAddress({ displayName: 'Sam S.', address: fresh(), language: 'en' }, SYSTEM);
    const browser = await signedIn(language);
    await prove(browser, language, 'opens-other');
    expect((await browser.post('/api/v1/me/account/link/confirmation')).status).toBe(204);
    await expectTold(SAID[language].linked, `/${language}/account`);
    const { links } = (await (await browser.get('/api/v1/me/account')).json()) as { links: { id: string }[] };
    expect((await browser.post(`/api/v1/me/account/links/${links[0]?.id}/undoing`)).status).toBe(204);
    await expectTold(SAID[language].unlinked, `/${language}/account`);
  });
});

describe('what is kept about these mails', () => {
  it('names no address', async () => {
    const browser = await signedIn('en');
    await prove(browser, 'en', 'added');
    await mails();
    const kept = await house.database.query(
      `select n.*, d.* from notifications.notification n join notifications.delivery d on d.notification_id = n.id`,
    );
    expect(kept.length).toBeGreaterThan(2);
    expect(JSON.stringify(kept)).not.toMatch(/(home|uni)\.example/);
  });
});
