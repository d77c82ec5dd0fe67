import { randomBytes } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { loadEnv } from '#config/env';
import { ApiModule } from './api.module.js';
import { openApiText } from './openapi.js';

/**
 * The text of the OpenAPI document without a database and without a server. Nest's preview knows all routes and makes none of their objects,
 * so the settings are never used; they are our own, so that the document does not depend on the machine's.
 */
export async function previewOpenApi(): Promise<string> {
  const env = loadEnv({
    DATABASE_URL: 'postgres://nobody@127.0.0.1/none',
    LUOTSI_SECRET_KEY: randomBytes(32).toString('base64'),
  });
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.forRoot({ env }), {
    preview: true,
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
  return openApiText(app);
}
