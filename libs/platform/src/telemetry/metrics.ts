import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** Figures for Prometheus at /metrics. */
export const metrics = new Registry();

export const httpDuration = new Histogram({
  name: 'luotsi_http_request_seconds',
  help: 'Duration of HTTP requests by route template',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  registers: [metrics],
});

let started = false;

/** Adds the process' own figures (memory, event loop). Called once by a program's main. */
export function startProcessMetrics(): void {
  if (started) return;
  started = true;
  collectDefaultMetrics({ register: metrics });
}
