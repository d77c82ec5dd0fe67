import { createServer } from 'node:http';
import { ConsoleLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { envOfProgram } from '#config/env';
import { metrics, Processes, ReadinessCheck, startProcessMetrics, WorkerLoop } from '#platform';
import { WorkerModule } from './worker.module.js';

const env = envOfProgram();
startProcessMetrics();
const app = await NestFactory.createApplicationContext(WorkerModule.forRoot({ env }), {
  logger: new ConsoleLogger({ json: true }),
});
app.enableShutdownHooks([], { useProcessExit: true });

/** Health and figures, on loopback only. */
const server = createServer(async (request, response) => {
  if (request.url === '/metrics')
    return response.setHeader('Content-Type', metrics.contentType).end(await metrics.metrics());
  const readiness = request.url === '/health/ready' ? await app.get(ReadinessCheck).check([]) : { ready: true };
  return response
    .writeHead(readiness.ready ? 200 : 503, { 'Content-Type': 'application/json' })
    .end(JSON.stringify(readiness));
});
server.listen(env.WORKER_PORT, '127.0.0.1');
server.unref();

await app.get(ReadinessCheck).untilMigrated();
await app.get(WorkerLoop).start();
await app.get(Processes).signIn('worker');
