import { Injectable } from '@nestjs/common';
import { Database, Settings } from '#platform';
import type { Aggregate, FederationProvider } from '../federation/aggregate.js';
import type { Validators } from '../federation/fetch-metadata.js';
import type { MetadataRefusalCode } from '../federation/metadata-refusal.js';
import { trustedCopy } from '../federation/trusted-copy.js';

export interface AcceptedCopy extends Validators {
  readonly source: string;
  readonly sha256: string;
  readonly aggregate: Aggregate;
}

export interface CopyState extends Validators {
  readonly askedAt: Date;
  readonly outcome: 'accepted' | 'unchanged' | 'refused' | null;
  /** The address that was asked last. */
  readonly askedSource: string | null;
  /** The copy in force was accepted from the address and signed with a key that are set now. */
  readonly isOurs: boolean;
  readonly validUntil: Date | null;
}

/** The federation's metadata as we hold it: one row of state and a row per provider, replaced together. */
@Injectable()
export class FederationCopy {
  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
  ) {}

  state(): Promise<CopyState | undefined> {
    return this.database.one<CopyState>(
      `select asked_at as "askedAt", asked_source as "askedSource", outcome, etag, last_modified as "lastModified", valid_until as "validUntil",
         coalesce(source = $1 and signed_by = any($2), false) as "isOurs"
       from identity.federation_copy`,
      trustedCopy(this.settings),
    );
  }

  /** Notes that a newer copy is asked for from the address that is set; holds up whoever asks at the same moment, until the end of the transaction. */
  async noteAsked(now: Date): Promise<void> {
    await this.database.query(
      `insert into identity.federation_copy (asked_at, asked_source) values ($1, $2)
       on conflict (only_one) do update set asked_at = excluded.asked_at, asked_source = excluded.asked_source`,
      [now, this.settings.env.FEDERATION_METADATA_URL],
    );
  }

  /** Replaces the copy in force, whole. */
  async accept({ source, etag, lastModified, sha256, aggregate }: AcceptedCopy, now: Date): Promise<void> {
    await this.noteAsked(now);
    await this.database.query(
      `update identity.federation_copy set checked_at = $1, accepted_at = $1, outcome = 'accepted', refusal = null, source = $2, etag = $3,
         last_modified = $4, sha256 = $5, valid_until = $6, skipped = $7, signed_by = $8`,
      [
        now,
        source,
        etag,
        lastModified,
        sha256,
        aggregate.validUntil,
        JSON.stringify(aggregate.skipped),
        aggregate.signedBy,
      ],
    );
    await this.database.query('delete from identity.federation_provider');
    await this.insert(aggregate.providers);
  }

  async noteUnchanged(now: Date): Promise<void> {
    await this.database.query(
      `update identity.federation_copy set checked_at = $1, outcome = 'unchanged', refusal = null`,
      [now],
    );
  }

  /** The copy in force stays in force. */
  async noteRefused(refusal: MetadataRefusalCode, now: Date): Promise<void> {
    await this.noteAsked(now);
    await this.database.query(
      `update identity.federation_copy set checked_at = $1, outcome = 'refused', refusal = $2`,
      [now, refusal],
    );
  }

  private async insert(providers: readonly FederationProvider[]): Promise<void> {
    await this.database.query(
      `insert into identity.federation_provider (entity_id, name, sso_url, logout_url, logout_response_url, certificates, scopes, error_url,
         support, hidden, valid_until)
       select "entityId", name, "ssoUrl", "logoutUrl", "logoutResponseUrl",
         array(select jsonb_array_elements_text(certificates)), array(select jsonb_array_elements_text(scopes)), "errorUrl", support, hidden, "validUntil"
       from jsonb_to_recordset($1::jsonb) as row("entityId" text, name jsonb, "ssoUrl" text, "logoutUrl" text, "logoutResponseUrl" text,
         certificates jsonb, scopes jsonb, "errorUrl" text, support text, hidden boolean, "validUntil" timestamptz)`,
      [JSON.stringify(providers)],
    );
  }
}
