import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe } from '@jest/globals';
import { makeCredentials } from '#platform/kernel';
import { freePort } from './free-port.js';

const PHP = '/usr/bin/php';
/** Where SimpleSAMLphp is (Debian: simplesamlphp, php-xml); undefined where it is not. */
const program =
  process.env.SIMPLESAMLPHP_PATH ??
  ['/usr/share/simplesamlphp'].find((folder) => existsSync(folder) && existsSync(PHP));

export const hasSecondIdp = program !== undefined;
/** `describe`, skipped on a machine without SimpleSAMLphp; the test runner lists that as missing. */
export const describeWithSecondIdp = hasSecondIdp ? describe : describe.skip;

const CONFIGURATION = fileURLToPath(new URL('simplesaml', import.meta.url));
const READY_WITHIN_MS = 60_000;

/** What SimpleSAMLphp is told to do, by its own names; `sealing` is the name of its library for how a sealed assertion is sealed. */
export interface Wishes {
  readonly 'saml20.sign.response'?: boolean;
  readonly 'saml20.sign.assertion'?: boolean;
  readonly 'assertion.encryption'?: boolean;
  readonly 'signature.algorithm'?: string;
  readonly 'sign.logout'?: boolean;
  readonly sealing?: 'AES128_CBC' | 'AES128_GCM' | 'AES256_GCM';
}

/** Attributes by their plain names (eduPersonPrincipalName), of each "name:password". */
export type People = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** The identity provider of a university, of other hands than ours: SimpleSAMLphp as Debian packages it, on a free port of 127.0.0.1. */
export class SecondIdp {
  private constructor(
    private readonly folder: string,
    readonly url: string,
    private readonly server: ChildProcess,
  ) {}

  /** With keys made on the spot; it asserts names within `scope`. @throws when the machine has none */
  static async start(scope: string, people: People): Promise<SecondIdp> {
    if (!program) throw new Error('There is no SimpleSAMLphp on this machine');
    const folder = mkdtempSync(join(tmpdir(), 'luotsi-second-idp-'));
    const { certificate, privateKey } = await makeCredentials(`idp.${scope}`, new Date());
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const env = {
      ...process.env,
      SIMPLESAMLPHP_CONFIG_DIR: CONFIGURATION,
      SECOND_IDP_PROGRAM: program,
      SECOND_IDP_FOLDER: folder,
      SECOND_IDP_URL: url,
      SECOND_IDP_SCOPE: scope,
    };
    const prepended = `auto_prepend_file=${join(CONFIGURATION, 'seal-with-gcm.php')}`;
    const flags = ['-S', `127.0.0.1:${port}`, '-t', join(program, 'www'), '-d', prepended];
    const server = spawn(PHP, flags, { env, stdio: 'ignore' });
    const idp = new SecondIdp(folder, url, server);
    idp.keep('idp.crt', certificate);
    idp.keep('idp.key', privateKey);
    idp.keep('people.json', JSON.stringify(people));
    idp.wish({});
    try {
      await idp.answers();
    } catch (error) {
      await idp.stop();
      throw error;
    }
    return idp;
  }

  get entityId(): string {
    return `${this.url}/saml2/idp/metadata.php`;
  }

  get ssoUrl(): string {
    return `${this.url}/saml2/idp/SSOService.php`;
  }

  /** Signs the browser out of everything, then sends it to `returnTo`, which must be an address of its own. */
  logoutUrl(returnTo: string): string {
    return `${this.url}/saml2/idp/SingleLogoutService.php?ReturnTo=${encodeURIComponent(returnTo)}`;
  }

  /** What it publishes about itself: one EntityDescriptor. */
  async metadata(): Promise<string> {
    const answer = await fetch(this.entityId);
    return (await answer.text()).replace(/^<\?xml[^>]*\?>\s*/, '');
  }

  /** Takes what a service publishes about itself. */
  meet(serviceMetadata: string): void {
    this.keep('service.xml', serviceMetadata);
  }

  /** From its next answer on. What is not wished is as SimpleSAMLphp has it: Response and Assertion signed, nothing sealed. */
  wish(wishes: Wishes): void {
    this.keep('wishes.json', JSON.stringify(wishes));
  }

  /** A file in its folder that goes when it stops. */
  keep(name: string, content: string): string {
    const file = join(this.folder, name);
    writeFileSync(file, content);
    return file;
  }

  async stop(): Promise<void> {
    if (this.server.exitCode === null && this.server.signalCode === null) {
      const gone = once(this.server, 'exit');
      this.server.kill();
      await gone;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async answers(): Promise<void> {
    const end = performance.now() + READY_WITHIN_MS;
    while (performance.now() < end) {
      const answer = await fetch(this.entityId).catch(() => undefined);
      if (answer?.ok) return;
      if (answer) throw new Error(`SimpleSAMLphp does not work: ${await answer.text()}`);
      await pause(50);
    }
    throw new Error('SimpleSAMLphp did not start');
  }
}
