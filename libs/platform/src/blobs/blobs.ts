import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, type Id, newId } from '#platform/kernel';
import { Database } from '../database/database.js';
import { PlatformError } from '../errors.js';
import { DomainError } from '../kernel/domain-error.js';

/** Files are kept in Postgres because api and worker may be two machines. */
export const MAX_BLOB_BYTES = 20 * 1024 * 1024;

export interface NewBlob {
  readonly purpose: string;
  readonly contentType: string;
  readonly fileName: string;
  readonly bytes: Buffer;
  readonly ownerId?: string;
  readonly expiresAt?: Date;
}

export interface Blob extends NewBlob {
  readonly id: Id<'blob'>;
  readonly sha256: string;
}

@Injectable()
export class Blobs {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws platform.file-too-large above 20 MB */
  async put(blob: NewBlob): Promise<Id<'blob'>> {
    if (blob.bytes.length > MAX_BLOB_BYTES) throw new DomainError(PlatformError.fileTooLarge, { limit: '20 MB' });
    const id = newId<'blob'>(this.clock.nowMs());
    const sha256 = createHash('sha256').update(blob.bytes).digest('hex');
    await this.database.query(
      `insert into platform.blob (id, purpose, content_type, file_name, bytes, sha256, owner_id, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        id,
        blob.purpose,
        blob.contentType,
        blob.fileName,
        blob.bytes,
        sha256,
        blob.ownerId ?? null,
        this.clock.now(),
        blob.expiresAt ?? null,
      ],
    );
    return id;
  }

  /** Undefined also from the instant on at which its time is over, whenever the housekeeping comes. */
  async get(id: string): Promise<Blob | undefined> {
    return this.database.one<Blob>(
      `select id, purpose, content_type as "contentType", file_name as "fileName", bytes, sha256, owner_id as "ownerId"
       from platform.blob where id = $1 and (expires_at is null or expires_at > $2)`,
      [id, this.clock.now()],
    );
  }
}
