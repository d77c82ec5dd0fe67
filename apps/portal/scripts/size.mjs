// What a first visit loads, gzip, against the budgets of the portal. Fails above them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const BUDGETS = { first: 135, route: 30, css: 15 };
const dist = fileURLToPath(new URL('../dist', import.meta.url));
const manifest = JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8'));

function kilobytes(files) {
  const bytes = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0);
  return Math.round((bytes / 1024) * 10) / 10;
}

/** A chunk with everything it imports at once. */
function closure(key, found = new Set()) {
  const chunk = manifest[key];
  if (found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const other of chunk.imports ?? []) closure(other, found);
  return found;
}

const keys = Object.keys(manifest);
const page = readFileSync(join(dist, 'fi.html'), 'utf8');
// Every script the page names: modules, and the small one before the first paint.
const entry = new Set([...page.matchAll(/<script[^>]* src="\/([^"]+)"/g)].map(([, file]) => file));
const largest = (part) =>
  ['fi', 'sv', 'en']
    .map((language) => manifest[`src/i18n/${part}${language}.json`].file)
    .sort((a, b) => kilobytes([b]) - kilobytes([a]))[0];
const front = closure('src/screens/home/front-screen.tsx');
const rows = [['first load (front page, longest language)', new Set([...entry, ...front, largest('')]), BUDGETS.first]];

for (const key of keys.filter((name) => name.startsWith('src/screens/'))) {
  const own = [...closure(key)].filter((file) => !entry.has(file));
  rows.push([`route ${manifest[key].name}`, own, BUDGETS.route]);
}
rows.push(['texts behind the sign-in (once)', [largest('member.')], BUDGETS.route]);
rows.push(['texts for staff (once)', [largest('staff.')], BUDGETS.route]);
const css = [
  ...new Set(
    keys.flatMap((key) => [...(manifest[key].css ?? []), manifest[key].file]).filter((file) => file.endsWith('.css')),
  ),
];
rows.push(['css', css, BUDGETS.css]);

let isOver = false;
for (const [name, files, budget] of rows) {
  const size = kilobytes(files);
  if (size > budget) isOver = true;
  process.stdout.write(
    `${String(size).padStart(6)} KB of ${String(budget).padStart(3)}  ${name}${size > budget ? '  TOO LARGE' : ''}\n`,
  );
}
process.exit(isOver ? 1 : 0);
