import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Settings } from './settings.js';

/** Everything made from the instance's secret key. Each purpose has a key of its own (HKDF, RFC 5869). */
@Injectable()
export class Secrets {
  private readonly keys = new Map<string, Buffer>();

  constructor(private readonly settings: Settings) {}

  keyFor(purpose: string): Buffer {
    const known = this.keys.get(purpose);
    if (known) return known;
    const master = Buffer.from(this.settings.env.LUOTSI_SECRET_KEY, 'base64');
    const key = Buffer.from(hkdfSync('sha256', master, 'luotsi', purpose, 32));
    this.keys.set(purpose, key);
    return key;
  }

  /** What we store instead of a secret: without the key, six digits could be guessed from a plain hash. */
  hash(purpose: string, secret: string): string {
    return createHmac('sha256', this.keyFor(purpose)).update(secret).digest('hex');
  }

  equal(left: string, right: string): boolean {
    const a = Buffer.from(left);
    const b = Buffer.from(right);
    return a.length === b.length && timingSafeEqual(a, b);
  }

  /** 32 random bytes for a cookie or a link. */
  token(): string {
    return randomBytes(32).toString('base64url');
  }
}
