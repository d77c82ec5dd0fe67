import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's top folder, from source and from the build. */
export function projectFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

/** Where the build puts the console's bundle and its other files. No name with a dot: Express would not serve from it. */
export function builtConsoleFolder(): string {
  return join(projectFolder(), 'dist', 'admin');
}
