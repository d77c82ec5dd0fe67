import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { NextFunction, Request, RequestHandler, Response } from 'express';

const compressors = {
  br: (bytes: Buffer) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: promisify(gzip),
};
type Encoding = keyof typeof compressors;
/** The better one first, whatever order a browser names them in. */
const ENCODINGS: readonly Encoding[] = ['br', 'gzip'];

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};
const STYLES = ['base.css', 'shell.css', 'list.css', 'screens.css'];

class Asset {
  readonly hash: string;
  private readonly packed = new Map<Encoding, Promise<Buffer>>();

  constructor(
    readonly type: string,
    readonly bytes: Buffer,
  ) {
    this.hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 16);
  }

  /** Packed at the first request and kept: AdminJS' scripts are 3.3 MB and change only with a release. */
  pack(encoding: Encoding): Promise<Buffer> {
    const packed = this.packed.get(encoding) ?? compressors[encoding](this.bytes);
    this.packed.set(encoding, packed);
    return packed;
  }
}

/** Beside this file's folder in the sources; the build copies them to the same place. */
function ownFile(name: string): Buffer {
  return readFileSync(fileURLToPath(new URL(`../assets/${name}`, import.meta.url)));
}

/** The scripts and styles of the console, all from our own host. */
export class Assets {
  private readonly byName = new Map<string, Asset>();

  /** `scripts` is AdminJS' own list; its icon font and logo are left out, nothing of ours shows them. */
  constructor(scripts: readonly { readonly path: string; readonly src: string }[]) {
    for (const { path, src } of scripts) {
      const name = path.split('/').at(-1) ?? '';
      if (name.endsWith('.js') && existsSync(src)) this.add(name, readFileSync(src));
    }
    this.add('console.css', Buffer.concat(STYLES.map(ownFile)));
    this.add('icon.svg', ownFile('icon.svg'));
  }

  has(name: string): boolean {
    return this.byName.has(name);
  }

  /** The address with the content's hash, so that a browser may keep it for a year. */
  address(path: string): string {
    const asset = this.byName.get(path.split('/').at(-1) ?? '');
    return asset ? `${path}?v=${asset.hash}` : path;
  }

  handler(): RequestHandler {
    return (request: Request, response: Response, next: NextFunction) => {
      const asset = this.byName.get(request.path.slice(1));
      if (!asset || !['GET', 'HEAD'].includes(request.method)) return next();
      return this.send(asset, request, response).catch(next);
    };
  }

  private add(name: string, bytes: Buffer): void {
    this.byName.set(name, new Asset(TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream', bytes));
  }

  private async send(asset: Asset, request: Request, response: Response): Promise<void> {
    const current = request.query.v === asset.hash;
    response.setHeader('Cache-Control', current ? 'private, max-age=31536000, immutable' : 'private, no-cache');
    response.setHeader('ETag', `"${asset.hash}"`);
    response.setHeader('Vary', 'Accept-Encoding');
    response.type(asset.type);
    if (request.fresh) {
      response.status(304).end();
      return;
    }
    const encoding = ENCODINGS.find((candidate) => request.acceptsEncodings(candidate) === candidate);
    if (encoding) response.setHeader('Content-Encoding', encoding);
    response.end(encoding ? await asset.pack(encoding) : asset.bytes);
  }
}
