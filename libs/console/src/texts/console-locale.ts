import type { Catalogue, ConsolePage } from '#identity';
import { readCatalogue } from '#platform';
import type { Language } from '#platform/kernel';

export type TextTree = { readonly [key: string]: string | TextTree };

function isTree(value: unknown): value is TextTree {
  return typeof value === 'object' && value !== null;
}

function merged(under: TextTree, over: TextTree): TextTree {
  const tree: Record<string, string | TextTree> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const below = tree[key];
    tree[key] = isTree(value) && isTree(below) ? merged(below, value) : value;
  }
  return tree;
}

function branch(lib: string, language: Language, path: readonly string[]): TextTree {
  let found: unknown = readCatalogue(lib, language);
  for (const step of path) found = isTree(found) ? found[step] : undefined;
  return isTree(found) ? found : {};
}

/** One branch of a lib's texts as it stands in the file, English where the language lacks a text. */
export function textsOf(lib: string, language: Language, path: readonly string[]): TextTree {
  return merged(branch(lib, 'en', path), branch(lib, language, path));
}

/** The texts of all screens in one language, as the browser gets them; it fills in the parameters. */
export class ConsoleLocale {
  private readonly made = new Map<Language, TextTree>();

  constructor(
    private readonly catalogues: readonly Pick<Catalogue, 'lib' | 'id'>[],
    private readonly pages: readonly Pick<ConsolePage, 'lib' | 'id'>[],
  ) {}

  /** AdminJS' own texts at the top; ours under `ui`, `catalogues.<id>` and `specialPages.<id>`. */
  tree(language: Language): TextTree {
    const known = this.made.get(language);
    if (known) return known;
    const of = (path: (id: string) => readonly string[]) => (item: { readonly lib: string; readonly id: string }) =>
      [item.id, textsOf(item.lib, language, path(item.id))] as const;
    const tree: TextTree = {
      ...textsOf('console', language, ['adminjs']),
      ui: textsOf('console', language, ['ui']),
      roles: textsOf('identity', language, ['staff', 'grants', 'values', 'role']),
      catalogues: Object.fromEntries(this.catalogues.map(of((id) => ['staff', id]))),
      specialPages: Object.fromEntries(this.pages.map(of((id) => ['staff', 'pages', id]))),
    };
    this.made.set(language, tree);
    return tree;
  }
}
