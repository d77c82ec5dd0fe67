// The texts of all languages have the same keys, the same parameters and no empty words; English is the source.
import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../src/i18n/', import.meta.url);
const source = 'en';
const others = ['fi', 'sv'];

function leaves(value, path = '') {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value).flatMap(([key, part]) => leaves(part, path ? `${path}.${key}` : key));
}

function parametersOf(text) {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)]
    .map(([, name]) => name)
    .sort()
    .join(',');
}

function read(name) {
  return new Map(leaves(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))));
}

const faults = [];
const files = readdirSync(folder).filter((name) => name.endsWith(`${source}.json`));
for (const file of files) {
  const english = read(file);
  for (const language of others) {
    const name = file.replace(`${source}.json`, `${language}.json`);
    const texts = read(name);
    for (const key of english.keys()) if (!texts.has(key)) faults.push(`${name}: ${key} is missing`);
    for (const [key, text] of texts) {
      if (!english.has(key)) faults.push(`${name}: ${key} is not in English`);
      else if (parametersOf(english.get(key)) !== parametersOf(text))
        faults.push(`${name}: ${key} has other parameters`);
      if (text.trim() === '') faults.push(`${name}: ${key} is empty`);
    }
  }
}

if (faults.length > 0) {
  process.stderr.write(`${faults.join('\n')}\n`);
  process.exit(1);
}
process.stdout.write(`Texts: ${files.length} sets in ${others.length + 1} languages, the same keys and parameters.\n`);
