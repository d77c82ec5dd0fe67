import { ConsoleLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { envOfProgram } from '#config/env';
import { Processes, startProcessMetrics } from '#platform';
import { ApiModule } from './api.module.js';
import { configureApi } from './configure-api.js';

const env = envOfProgram();
startProcessMetrics();
const app = await NestFactory.create<NestExpressApplication>(ApiModule.forRoot({ env }), {
  logger: new ConsoleLogger({
    json: true,
    logLevels: env.LOG_LEVEL === 'debug' ? undefined : ['log', 'warn', 'error', 'fatal'],
  }),
  bodyParser: false,
});
configureApi(app);
app.enableShutdownHooks([], { useProcessExit: true });
await app.listen(env.PORT, env.HOST);
await app.get(Processes).signIn('api');
