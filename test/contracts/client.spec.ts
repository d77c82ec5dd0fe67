import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { previewOpenApi } from '../../apps/api/src/api-preview.js';

const PORTAL = join(process.cwd(), 'apps/portal');

interface Call {
  readonly method: string;
  readonly path: string;
  readonly file: string;
}

interface Source {
  readonly file: string;
  readonly code: string;
}

function sourcesOf(folder: string): Source[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
  return files.map((file) => ({ file, code: readFileSync(join(folder, file), 'utf8') }));
}

function callsIn({ file, code }: Source): Call[] {
  const calls = code.matchAll(/\bapi\s*\.(\w+)\(\s*['"`]([^'"`]*)/g);
  return [...calls].map(([, method = '', path = '']) => ({ method: method.toLowerCase(), path, file }));
}

const sources = sourcesOf(join(PORTAL, 'src'));
let text: string;
beforeAll(async () => {
  text = await previewOpenApi();
});

describe('the client of the portal', () => {
  it('has the types that the OpenAPI document gives today (else: npm run api-client in apps/portal)', async () => {
    const { clientTypes } = (await import(join(PORTAL, 'scripts/api-client.mjs'))) as {
      clientTypes(document: string): Promise<string>;
    };
    expect(readFileSync(join(PORTAL, 'src/api/schema.d.ts'), 'utf8')).toBe(await clientTypes(text));
  });

  it('calls nothing that the OpenAPI document does not have', () => {
    const { paths } = JSON.parse(text) as { paths: Record<string, Record<string, unknown>> };
    const calls = sources.flatMap(callsIn);
    expect(calls.length).toBeGreaterThan(20);
    expect(calls.filter(({ method, path }) => !paths[path]?.[method])).toEqual([]);
  });

  it('lets a mentor offer a group of every size that the API takes, and of no other', async () => {
    const { ANY_GROUP, GROUP_SIZES } = (await import(join(PORTAL, 'src/components/form/mentoring.ts'))) as {
      ANY_GROUP: { least: number; most: number };
      GROUP_SIZES: readonly number[];
    };
    const { schemas } = (JSON.parse(text) as { components: { schemas: Record<string, unknown> } }).components;
    const { least, most } = ANY_GROUP;
    const bounds = { minimum: least, maximum: most };
    const offer = expect.objectContaining({
      properties: { least: expect.objectContaining(bounds), most: expect.objectContaining(bounds) },
    });
    for (const body of [schemas.Application, schemas.CapacityChange])
      expect(body).toMatchObject({ properties: { groupOffer: { anyOf: expect.arrayContaining([offer]) } } });
    expect(GROUP_SIZES).toEqual(Array.from({ length: most - least + 1 }, (_, place) => least + place));
  });

  it('is the only way to the API', () => {
    const using = (names: string) =>
      sources.filter(({ code }) => new RegExp(`(?<![\\w.])(${names})\\(`).test(code)).map(({ file }) => file);
    expect(using('fetch|XMLHttpRequest|sendBeacon')).toEqual([]);
    // The contract cannot type a stream of events; there is one.
    expect(using('EventSource')).toEqual(['api/match-desk/follow.ts']);
  });
});
