import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LANGUAGES, type Language } from '#platform/kernel';
import { Browser } from '../../support/browser.js';
import { answer, ask, openSamlHouse, post, type SamlHouse } from './saml-support.js';

let house: SamlHouse;
beforeAll(async () => {
  house = await openSamlHouse();
});
afterAll(() => house.close());

const HEADINGS: Readonly<Record<Language, RegExp>> = {
  fi: /<html lang="fi">.*href="\/fi\/login[^"]*">Takaisin kirjautumiseen/s,
  sv: /<html lang="sv">.*href="\/sv\/login[^"]*">Tillbaka till inloggningen/s,
  en: /<html lang="en">.*href="\/en\/login[^"]*">Back to sign in/s,
};
const other = (language: Language): Language => (language === 'fi' ? 'sv' : 'fi');

describe.each(LANGUAGES)('the page about a sign-in that did not work, to a reader of %s', (language) => {
  const inBrowserOf = (preferred: Language) => new Browser(house, undefined, preferred);
  const failing = async (path: string, preferred: Language) => (await inBrowserOf(preferred).get(path)).text();

  it('is in the language of the link, whatever the browser prefers', async () => {
    const path = `/auth/saml/login?idp=nobody&returnTo=/admin&ui_locales=${language}-FI%20${other(language)}`;
    expect(await failing(path, other(language))).toMatch(HEADINGS[language]);
  });

  it('is in the language of the page that she wants to reach', async () => {
    expect(await failing(`/auth/saml/login?idp=nobody&returnTo=/${language}/home`, other(language))).toMatch(
      HEADINGS[language],
    );
  });

  it('stays in the language in which she began when the university’s answer is refused, once and again', async () => {
    const to = await ask(house, house.metropolia, `/${language}/home`, inBrowserOf(other(language)));
    const unsigned = answer(to, { signature: null }, { signature: null });
    expect(await (await post(to, unsigned)).text()).toMatch(HEADINGS[language]);
    expect(await (await post(to, unsigned)).text()).toMatch(HEADINGS[language]);
  });

  it('is in the browser’s language when nothing else is known, also for nonsense', async () => {
    for (const query of ['', '&ui_locales=xx&returnTo=//fi/evil', '&ui_locales=sv&ui_locales=fi&returnTo=%2Ffinland'])
      expect(await failing(`/auth/saml/login?idp=nobody${query}`, language)).toMatch(HEADINGS[language]);
  });
});
