import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { EnvError, exampleEnv, loadEnv } from '#config/env';
import { problem } from '#platform';
import { previewOpenApi } from '../../apps/api/src/api-preview.js';
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
    const result = await new Validator().validate(document as Record<string, unknown>);
    expect(result).toMatchObject({ valid: true });
    expect(document).toMatchObject({ openapi: '3.1.0' });
  });

  it('is the one that is written without a running house, byte for byte', async () => {
    const served = await fetch(`${house.url}/api/openapi.json`);
    expect(await served.text()).toBe(await previewOpenApi());
  });

  it('describes the reply and the body of every operation under /api/v1, and that it may answer with a problem', () => {
    const { paths } = openApiDocument(house.app);
    for (const [path, operations] of Object.entries(paths)) {
      for (const [method, operation] of Object.entries(operations)) {
        const responses = (operation as { responses: Record<string, { content?: object; $ref?: string }> }).responses;
        const described = Object.entries(responses).some(
          ([status, response]) => status === '204' || status === '202' || response.content,
        );
        const error = responses.default?.$ref;
        expect({ path, method, described, error }).toEqual({
          path,
          method,
          described: true,
          error: '#/components/responses/Problem',
        });
      }
    }
  });

  it('says what an error is: the house answers with all of that and nothing else', async () => {
    const answer = await fetch(`${house.url}/api/v1/auth/code/verify`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: 'http://localhost:4321' },
      body: JSON.stringify({ code: 'abc' }),
    });
    expect(answer.headers.get('Content-Type')).toContain('application/problem+json');
    const body = await answer.json();
    expect(body).toMatchObject({ status: 400, faults: [{ pointer: '/code' }] });
    expect(problem.strict().parse(body)).toEqual(body);
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
