import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Language = 'fi' | 'sv' | 'en';
type Tree = { readonly [key: string]: string | Tree };

function read(file: string): Tree {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Tree) : {};
}

function lookUp(tree: Tree, path: string): string {
  const found = path
    .split('.')
    .reduce<string | Tree | undefined>((at, step) => (typeof at === 'object' ? at[step] : undefined), tree);
  if (typeof found !== 'string') throw new Error(`No text at ${path}`);
  return found;
}

function fill(text: string, params: Readonly<Record<string, string | number>>): string {
  return Object.entries(params).reduce(
    (filled, [name, value]) => filled.replaceAll(`{{${name}}}`, String(value)),
    text,
  );
}

export type Words = (key: string, params?: Readonly<Record<string, string | number>>) => string;

const PORTAL = 'apps/portal/src/i18n';

/** Texts of the portal, so that one journey walks in three languages. */
export function portalWords(language: Language): Words {
  const files = readdirSync(PORTAL).filter((file) => file === `${language}.json` || file.endsWith(`.${language}.json`));
  const tree: Tree = Object.assign({}, ...files.map((file) => read(join(PORTAL, file))));
  return (key, params = {}) => fill(lookUp(tree, key), params);
}

/** Texts of the libs: `<lib>:<path>`. */
export function houseWords(language: Language): Words {
  return (key, params = {}) => {
    const [lib = '', path = ''] = key.split(':');
    return fill(lookUp(read(join('libs', lib, 'src/i18n', `${language}.json`)), path), params);
  };
}
