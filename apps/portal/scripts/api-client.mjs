// Writes src/api/schema.d.ts from the API's OpenAPI document: a file, or the address of a running API.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const source = process.argv[2] ?? 'http://127.0.0.1:3000/api/openapi.json';
const folder = fileURLToPath(new URL('..', import.meta.url));
const bin = fileURLToPath(new URL('../node_modules/openapi-typescript/bin/cli.js', import.meta.url));
const run = spawnSync(process.execPath, [bin, source, '-o', 'src/api/schema.d.ts'], { cwd: folder, stdio: 'inherit' });
process.exit(run.status ?? 1);
