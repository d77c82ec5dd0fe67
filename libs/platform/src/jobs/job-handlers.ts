import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { definedJobs, type JobContext, type JobDefinition, type JobHandler, OnJob } from './job.js';

@Injectable()
export class JobHandlers implements OnApplicationBootstrap {
  private readonly handlers = new Map<string, { job: JobDefinition<unknown>; handler: JobHandler<unknown> }>();

  constructor(private readonly discovery: DiscoveryService) {}

  onApplicationBootstrap(): void {
    for (const wrapper of this.discovery.getProviders()) {
      const job = wrapper.metatype && this.discovery.getMetadataByDecorator(OnJob, wrapper);
      if (!job) continue;
      if (this.handlers.has(job.name)) throw new Error(`The job ${job.name} has two handlers`);
      this.handlers.set(job.name, { job, handler: wrapper.instance as JobHandler<unknown> });
    }
    const idle = definedJobs().filter((name) => !this.handlers.has(name));
    if (idle.length > 0) throw new Error(`These jobs have no handler: ${idle.join(', ')}`);
  }

  get(name: string): { job: JobDefinition<unknown>; handler: JobHandler<unknown> } {
    const entry = this.handlers.get(name);
    if (!entry) throw new Error(`The job ${name} has no handler`);
    return entry;
  }

  names(): string[] {
    return [...this.handlers.keys()];
  }

  async run(name: string, data: unknown, context: JobContext): Promise<void> {
    const { job, handler } = this.get(name);
    await handler.run(job.data.parse(data), context);
  }

  /** Whether the job's own lib notes and shows what has failed for good. */
  notesFailure(name: string): boolean {
    return this.get(name).handler.giveUp !== undefined;
  }

  async giveUp(name: string, data: unknown, reason: string): Promise<void> {
    const { job, handler } = this.get(name);
    await handler.giveUp?.(job.data.parse(data), reason);
  }
}
