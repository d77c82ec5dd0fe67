import { createHash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { AuditSink, Settings, SYSTEM, Transactions } from '#platform';
import { Clock } from '#platform/kernel';
import type { Aggregate } from '../federation/aggregate.js';
import { fetchMetadata } from '../federation/fetch-metadata.js';
import { MetadataRefusal, type MetadataRefusalCode } from '../federation/metadata-refusal.js';
import { pinsOf } from '../federation/pins.js';
import { readInThread } from '../federation/read-in-thread.js';
import { FederationCopy } from '../persistence/federation-copy.js';
import { AdoptAllowed } from './adopt-allowed.js';

export type RefreshOutcome = 'accepted' | 'unchanged' | MetadataRefusalCode;

const NOTHING_KNOWN = { etag: null, lastModified: null } as const;

/**
 * Fetches the federation's metadata and, if its signature and validity hold, puts it in force. Whatever is wrong with a copy, the last good one
 * stays until its own end; why it was refused is kept for staff. Source: identity.md 1.1 (Haka, eduGAIN), 1.3 (saml2int MD01-03).
 */
@Injectable()
export class RefreshFederation {
  private readonly logger = new Logger('Federation');

  constructor(
    private readonly settings: Settings,
    private readonly copy: FederationCopy,
    private readonly adoptAllowed: AdoptAllowed,
    private readonly transactions: Transactions,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<RefreshOutcome> {
    const source = this.settings.env.FEDERATION_METADATA_URL;
    if (!source) throw new Error('FEDERATION_METADATA_URL is not set');
    try {
      return await this.refresh(source);
    } catch (error) {
      if (!(error instanceof MetadataRefusal)) throw error;
      this.logger.warn({ message: 'federation metadata refused', reason: error.code });
      await this.transactions.run(() => this.copy.noteRefused(error.code, this.clock.now()));
      return error.code;
    }
  }

  private async refresh(source: string): Promise<RefreshOutcome> {
    const fetched = await fetchMetadata(source, await this.validators());
    if (fetched === 'unchanged') {
      await this.transactions.run(async () => {
        await this.copy.noteUnchanged(this.clock.now());
        await this.adoptAllowed.execute();
      });
      return 'unchanged';
    }
    const sha256 = createHash('sha256').update(fetched.bytes).digest('hex');
    const aggregate = await this.read(fetched.bytes);
    await this.transactions.run(async () => {
      await this.copy.accept({ source, sha256, aggregate, ...fetched.validators }, this.clock.now());
      await this.adoptAllowed.execute();
      await this.audit.record({
        actor: SYSTEM,
        action: 'identity.accept-federation-copy',
        subject: { kind: 'federation', id: sha256 },
      });
    });
    return 'accepted';
  }

  /** Only for a copy that is still in force: an "unchanged" must never stand for nothing. */
  private async validators() {
    const state = await this.copy.state();
    const isInForce = state?.isOurs && state.validUntil !== null && state.validUntil > this.clock.now();
    return isInForce ? { etag: state.etag, lastModified: state.lastModified } : NOTHING_KNOWN;
  }

  private read(bytes: Uint8Array): Promise<Aggregate> {
    return readInThread({
      bytes,
      pins: pinsOf(this.settings.env.FEDERATION_SIGNING_CERT ?? ''),
      now: this.clock.nowMs(),
      loopbackAllowed: this.settings.isLocal,
    });
  }
}
