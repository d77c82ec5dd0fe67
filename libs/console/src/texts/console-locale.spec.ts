import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readCatalogue } from '#platform';
import { LANGUAGES } from '#platform/kernel';
import { projectFolder } from '../http/project-folder.js';
import { ConsoleLocale, textsOf } from './console-locale.js';

type Json = { [key: string]: string | Json };

/** Path -> text of every leaf. */
function leaves(tree: Json, start = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') found.set(start + key, value);
    else for (const [path, text] of leaves(value, `${start}${key}.`)) found.set(path, text);
  }
  return found;
}

const own = (language: (typeof LANGUAGES)[number]) => leaves((readCatalogue('console', language) ?? {}) as Json);
const parameters = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}|<\/?(\w+)>/g)].map(([whole]) => whole).sort();
const FILE = join(projectFolder(), 'node_modules', 'adminjs', 'lib', 'locale', 'en', 'translation.json');

describe('the texts of the console', () => {
  it.each(['fi', 'sv'] as const)('are the same in %s as in English, text by text', (language) => {
    expect([...own(language).keys()].sort()).toEqual([...own('en').keys()].sort());
  });

  it.each(['fi', 'sv'] as const)('take the same parameters in %s as in English', (language) => {
    const differing = [...own('en')].filter(([path, text]) => {
      const there = parameters(own(language).get(path) ?? '');
      // One of something may be said without the figure.
      return path.endsWith('_one')
        ? there.some((name) => !parameters(text).includes(name))
        : there.join() !== parameters(text).join();
    });
    expect(differing).toEqual([]);
  });

  it('cover everything that AdminJS itself says', () => {
    const theirs = [...leaves(JSON.parse(readFileSync(FILE, 'utf8'))).keys()].filter(
      (path) => !path.endsWith('_plural'),
    );
    const ours = new Set(
      [...leaves((readCatalogue('console', 'fi')?.adminjs ?? {}) as Json).keys()].map((path) =>
        path.replace(/_(one|other)$/, ''),
      ),
    );
    expect(theirs.filter((path) => !ours.has(path))).toEqual([]);
  });

  it('travel to the browser in one language, with those of every list', () => {
    const tree = new ConsoleLocale([{ lib: 'identity', id: 'persons' }], []).tree('sv') as {
      catalogues: { persons: { name: string } };
      ui: { yes: string };
    };
    expect([tree.catalogues.persons.name, tree.ui.yes]).toEqual(['Personer', 'Ja']);
  });

  it('are English where a lib has none at all', () => {
    expect(textsOf('no-such-lib', 'fi', ['staff'])).toEqual({});
  });
});
