import type { IncomingMessage, ServerResponse } from 'node:http';
import { contentSecurityPolicy } from './pages/page.js';

const MOST_BODY_BYTES = 64 * 1024;

/** A request that cannot be answered as it stands, with the status that says so. */
export class HttpFault extends Error {
  constructor(
    readonly status: 400 | 404 | 405 | 413 | 415,
    message: string,
  ) {
    super(message);
  }
}

/** What a route answers. */
export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  /** Where forms of the page may be sent. */
  readonly formTargets?: readonly string[];
  /** Sends the browser on. */
  readonly location?: string;
}

export function htmlReply(status: number, body: string, formTargets: readonly string[] = []): Reply {
  return { status, type: 'text/html; charset=utf-8', body, formTargets };
}

export function redirectReply(location: string): Reply {
  return { status: 303, type: 'text/plain; charset=utf-8', body: '', location };
}

export function jsonReply(value: unknown): Reply {
  return { status: 200, type: 'application/json; charset=utf-8', body: JSON.stringify(value) };
}

/** Referrer-Policy is as browsers have it by default, so that the application meets the Origin it will meet in life. */
export function send(response: ServerResponse, reply: Reply, withBody: boolean): void {
  if (reply.status >= 400) response.setHeader('Connection', 'close');
  response.writeHead(reply.status, {
    'Content-Type': reply.type,
    'Content-Length': Buffer.byteLength(reply.body),
    'Cache-Control': 'no-store',
    'Content-Security-Policy': contentSecurityPolicy(reply.formTargets ?? []),
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'X-Content-Type-Options': 'nosniff',
    ...(reply.location && { Location: reply.location }),
  });
  response.end(withBody ? reply.body : undefined);
}

/** The fields of a posted form. @throws HttpFault for another type or for more than 64 KB. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? '')) {
    throw new HttpFault(415, 'Only forms are read here.');
  }
  const chunks: Buffer[] = [];
  let size = 0;
  // Not destroyed on the way out: the refusal still has to go back over the same connection.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > MOST_BODY_BYTES) throw new HttpFault(413, 'The form is too long.');
    chunks.push(bytes);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

/** The one value of a field, or undefined. @throws HttpFault when it comes twice. */
export function single(fields: URLSearchParams, name: string): string | undefined {
  const values = fields.getAll(name);
  if (values.length > 1) throw new HttpFault(400, `${name} comes more than once.`);
  return values[0];
}
