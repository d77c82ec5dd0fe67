import { Injectable } from '@nestjs/common';
import { type Actor, AuditSink, JobRequests, Settings, Transactions } from '#platform';
import { Clock, DomainError, MINUTE, SECOND } from '#platform/kernel';
import { IdentityError } from '../errors.js';
import { REFRESH_FEDERATION } from '../jobs/refresh-federation.job.js';
import { FederationCopy } from '../persistence/federation-copy.js';

/** After a refusal we ask again sooner: whoever publishes mends such things within the hour. */
const AFTER_REFUSAL = 10 * MINUTE;

/** Has the worker fetch the federation's metadata. */
@Injectable()
export class AskForMetadata {
  constructor(
    private readonly settings: Settings,
    private readonly copy: FederationCopy,
    private readonly jobs: JobRequests,
    private readonly transactions: Transactions,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /** Called every minute; asks when the time has come. */
  async whenDue(): Promise<void> {
    if (this.settings.env.FEDERATION_METADATA_URL && (await this.isDue())) await this.now();
  }

  /** @throws identity.no-federation when no address is set */
  byHand(actor: Actor): Promise<void> {
    const source = this.settings.env.FEDERATION_METADATA_URL;
    if (!source) throw new DomainError(IdentityError.noFederation);
    return this.transactions.run(async () => {
      await this.now();
      await this.audit.record({
        actor,
        action: 'identity.refresh-federation',
        subject: { kind: 'federation', id: 'metadata' },
      });
    });
  }

  private now(): Promise<void> {
    return this.transactions.run(async () => {
      await this.copy.noteAsked(this.clock.now());
      await this.jobs.request(REFRESH_FEDERATION, {});
    });
  }

  private async isDue(): Promise<boolean> {
    const state = await this.copy.state();
    // Another address counts as never asked.
    if (!state || state.askedSource !== this.settings.env.FEDERATION_METADATA_URL) return true;
    const every = this.settings.env.FEDERATION_REFRESH_SECONDS * SECOND;
    // A copy that is not of the key that is set serves nobody.
    const pause = state.outcome === 'refused' || !state.isOurs ? Math.min(every, AFTER_REFUSAL) : every;
    return this.clock.nowMs() - state.askedAt.getTime() >= pause;
  }
}
