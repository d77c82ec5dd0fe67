import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout, from the sources and from dist alike: the nearest one above with a package.json. */
export function checkoutRoot(from: string = import.meta.url): string {
  let folder = dirname(fileURLToPath(from));
  while (!existsSync(join(folder, 'package.json')) && folder !== dirname(folder)) folder = dirname(folder);
  return folder;
}

/** The hash of the sources that dist was built from, as the build has noted it. */
export function buildOf(root: string): string | undefined {
  const file = join(root, 'dist/.source-hash');
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
