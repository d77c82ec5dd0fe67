import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { EnvError, exampleEnv, loadEnv } from '#config/env';
import { openApiDocument } from '../../apps/api/src/openapi.js';
import { openApi } from '../support/house.js';

let house: Awaited<ReturnType<typeof openApi>>;
beforeAll(async () => {
  house = await openApi();
});
afterAll(() => house.close());

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1 and served at /api/openapi.json', async () => {
    const served = await fetch(`${house.url}/api/openapi.json`);
    const document = await served.json();
    expect(document).toEqual(JSON.parse(JSON.stringify(openApiDocument(house.app))));
    const result = await new Validator().validate(document as Record<string, unknown>);
    expect(result).toMatchObject({ valid: true });
    expect(document).toMatchObject({ openapi: '3.1.0' });
  });

  it('describes the reply and the body of every operation under /api/v1', () => {
    const { paths } = openApiDocument(house.app);
    for (const [path, operations] of Object.entries(paths)) {
      for (const [method, operation] of Object.entries(operations)) {
        const responses = (operation as { responses: Record<string, { content?: object }> }).responses;
        const described = Object.entries(responses).some(
          ([status, response]) => status === '204' || status === '202' || response.content,
        );
        expect({ path, method, described }).toEqual({ path, method, described: true });
      }
    }
  });
});

describe('the settings', () => {
  it('stand in config/example.env as the schema says', () => {
    expect(readFileSync(join('config', 'example.env'), 'utf8')).toBe(exampleEnv());
  });

  it('name all faults at once', () => {
    const faults = () => loadEnv({ PORT: 'abc', QUEUE_BACKEND: 'rabbit', METRICS_TOKEN: 'short' });
    expect(faults).toThrow(EnvError);
    expect(faults).toThrow(/PORT[\s\S]*QUEUE_BACKEND[\s\S]*METRICS_TOKEN/);
  });

  it('refuse example secrets, the demo identity provider and plain http in production', () => {
    const production = {
      LUOTSI_ENV: 'production',
      DATABASE_URL: 'postgres://x',
      LUOTSI_SECRET_KEY: Buffer.alloc(32).toString('base64'),
      DEMO_IDP_URL: 'http://127.0.0.1:1',
      PUBLIC_URL: 'http://luotsi.fi',
    };
    expect(() => loadEnv(production)).toThrow(/LUOTSI_SECRET_KEY[\s\S]*DEMO_IDP_URL[\s\S]*SMTP_URL[\s\S]*PUBLIC_URL/);
  });
});
