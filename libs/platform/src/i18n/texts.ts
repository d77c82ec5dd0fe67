import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createInstance, type i18n } from 'i18next';
import { LANGUAGES, type Language } from '#platform/kernel';

const libs = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

/** One lib's catalogue in one language; undefined when the file is missing. */
export function readCatalogue(lib: string, language: Language): Record<string, unknown> | undefined {
  const file = join(libs, lib, 'src', 'i18n', `${language}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>) : undefined;
}

/** All texts of the server: mails, errors, console labels. Key: `<lib>:<path.in.json>`; parameters as `{{name}}`. */
export abstract class Texts {
  /** The text in a language; English when it is missing there (a test sees to it that none is). */
  abstract t(language: Language, key: string, params?: Readonly<Record<string, unknown>>): string;
  abstract has(key: string): boolean;
}

export class CatalogueTexts extends Texts {
  private readonly engine: i18n;

  constructor(libNames: readonly string[]) {
    super();
    this.engine = createInstance();
    const resources = Object.fromEntries(
      LANGUAGES.map((language) => [
        language,
        Object.fromEntries(libNames.map((lib) => [lib, readCatalogue(lib, language) ?? {}])),
      ]),
    );
    void this.engine.init({
      resources,
      fallbackLng: 'en',
      initAsync: false,
      ns: [...libNames],
      // Values are escaped where they are put into HTML, not here: mails are plain text too.
      interpolation: { escapeValue: false },
      returnEmptyString: false,
    });
  }

  t(language: Language, key: string, params: Readonly<Record<string, unknown>> = {}): string {
    return this.engine.t(key, { lng: language, ...params });
  }

  has(key: string): boolean {
    return this.engine.exists(key, { lng: 'en' });
  }
}
