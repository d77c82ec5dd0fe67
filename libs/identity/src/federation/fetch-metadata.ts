import { readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { SECOND } from '#platform/kernel';
import { MetadataRefusal } from './metadata-refusal.js';
import { MAX_METADATA_BYTES } from './signed-bytes.js';

const PATIENCE = 60 * SECOND;

/** What the server told about a copy, to ask again with. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export type Fetched = { readonly bytes: Uint8Array; readonly validators: Validators } | 'unchanged';

async function readFileOf(url: URL): Promise<Fetched> {
  const path = fileURLToPath(url);
  try {
    if ((await stat(path)).size > MAX_METADATA_BYTES) throw new MetadataRefusal('too-large');
    return { bytes: await readFile(path), validators: { etag: null, lastModified: null } };
  } catch (error) {
    throw error instanceof MetadataRefusal ? error : new MetadataRefusal('unreachable');
  }
}

function conditions({ etag, lastModified }: Validators): Record<string, string> {
  if (etag) return { 'if-none-match': etag };
  return lastModified ? { 'if-modified-since': lastModified } : {};
}

/** Stops reading at the limit, whatever the server announces. */
async function bodyOf(response: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > MAX_METADATA_BYTES) throw new MetadataRefusal('too-large');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/**
 * Fetches the federation's file by a conditional GET, or reads it from a file:// address. Redirects are not followed: the address is a setting,
 * and where it leads is not for others to decide. Nothing fetched is believed before its signature is. @throws MetadataRefusal
 */
export async function fetchMetadata(address: string, known: Validators): Promise<Fetched> {
  const url = new URL(address);
  if (url.protocol === 'file:') return readFileOf(url);
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/samlmetadata+xml, application/xml, text/xml', ...conditions(known) },
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (response.status === 304) return 'unchanged';
    if (response.status !== 200) {
      await response.body?.cancel();
      throw new MetadataRefusal('answered-with-error');
    }
    const validators = { etag: response.headers.get('etag'), lastModified: response.headers.get('last-modified') };
    return { bytes: await bodyOf(response), validators };
  } catch (error) {
    if (error instanceof MetadataRefusal) throw error;
    throw new MetadataRefusal(
      error instanceof Error && error.name === 'TimeoutError' ? 'took-too-long' : 'unreachable',
    );
  }
}
