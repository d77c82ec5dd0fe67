import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Settings } from './settings.js';

const NONCE = 12;
const TAG = 16;

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

  /** What we store of a secret that we must be able to use again: AES-256-GCM, so that a changed one does not open. */
  seal(purpose: string, secret: string): string {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.keyFor(purpose), nonce);
    const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
  }

  /** @throws Error when it was sealed with another key, or changed. */
  open(purpose: string, sealed: string): string {
    const bytes = Buffer.from(sealed, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', this.keyFor(purpose), bytes.subarray(0, NONCE), {
      authTagLength: TAG,
    });
    decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
    return decipher.update(bytes.subarray(NONCE + TAG), undefined, 'utf8') + decipher.final('utf8');
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
