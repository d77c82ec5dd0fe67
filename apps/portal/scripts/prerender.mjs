// Writes dist/{fi,sv,en}.html: the page's frame and the front page as real text, so that something stands before the program is here.
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const portal = fileURLToPath(new URL('..', import.meta.url));
const dist = join(portal, 'dist');
// Beside the packages it imports, and ignored by git.
const work = join(portal, 'node_modules', '.prerender');

await build({
  root: portal,
  configFile: false,
  logLevel: 'warn',
  plugins: [react()],
  json: { namedExports: false, stringify: true },
  build: { ssr: 'src/app/prerender.tsx', outDir: work, emptyOutDir: true, copyPublicDir: false },
});
const { staticPages } = await import(pathToFileURL(join(work, 'prerender.js')).href);

const boot = readFileSync(join(portal, 'scripts', 'boot.js'), 'utf8');
const bootName = `assets/boot-${createHash('sha256').update(boot).digest('base64url').slice(0, 8)}.js`;
writeFileSync(join(dist, bootName), boot);

const template = readFileSync(join(dist, 'index.html'), 'utf8');
const manifest = JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8'));

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

/** Replaces what must be there; a template that has changed fails the build instead of giving half a page. */
function put(html, before, after) {
  if (!html.includes(before)) throw new Error(`index.html has no ${before}`);
  return html.replace(before, () => after);
}

for (const { language, title, description, noScript, body } of await staticPages()) {
  const texts = manifest[`src/i18n/${language}.json`].file;
  const head = `<script src="/${bootName}"></script>\n    <link rel="modulepreload" crossorigin href="/${texts}" />\n  </head>`;
  let page = put(template, '<html lang="en">', `<html lang="${language}">`);
  page = put(page, '<title>Luotsi</title>', `<title>${escaped(title)}</title>`);
  page = page.replace(/(<meta name="description" content=")[^"]*/, (_, start) => start + escaped(description));
  page = put(page, '</head>', head);
  page = put(
    page,
    '<div id="root"></div>',
    `<noscript><p>${escaped(noScript)}</p></noscript><div id="root" data-shell>${body}</div>`,
  );
  if (page.includes(' style="')) throw new Error('A style attribute would break the content security policy.');
  writeFileSync(join(dist, `${language}.html`), page);
}
rmSync(work, { recursive: true });
process.stdout.write('Static pages: fi.html, sv.html, en.html\n');
