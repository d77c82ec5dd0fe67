import { alive, ChildProgram, eventually } from '../../../launcher/support/child-program.js';
import { freePort } from '../../../support/free-port.js';
import { testEnv } from '../../../support/house.js';
import { SmtpStandIn } from '../../../support/smtp-stand-in.js';
import type { CompiledHouse } from './compiled-house.js';

interface Health {
  readonly status: number;
  readonly text: string;
}

/** The api's and the worker's process, as shipped, beside a mail server. */
export class RunningHouse {
  worker: ChildProgram;

  private constructor(
    private readonly compiled: CompiledHouse,
    private readonly env: Readonly<Record<string, string>>,
    readonly smtp: SmtpStandIn,
    readonly api: ChildProgram,
    readonly url: string,
  ) {
    this.worker = this.startWorker();
  }

  static async start(compiled: CompiledHouse, more: Readonly<Record<string, string>>): Promise<RunningHouse> {
    const smtp = await SmtpStandIn.start();
    const port = await freePort();
    const { LUOTSI_SECRET_KEY } = testEnv('postgres://unused');
    const env = {
      LUOTSI_SECRET_KEY,
      CONSOLE: 'off',
      WORKER_PORT: '0',
      PORT: String(port),
      SMTP_URL: smtp.url,
      ...more,
    };
    const api = ChildProgram.start(compiled.api, [], { env });
    const house = new RunningHouse(compiled, env, smtp, api, `http://localhost:${port}`);
    await house.isReady();
    return house;
  }

  startWorker(): ChildProgram {
    this.worker = ChildProgram.start(this.compiled.worker, [], { env: this.env });
    return this.worker;
  }

  async health(): Promise<Health> {
    const answer = await fetch(`${this.url}/health/ready`);
    return { status: answer.status, text: await answer.text() };
  }

  /** Waits until all parts are up. */
  isReady(): Promise<void> {
    return eventually('all parts are up', async () => (await this.health().catch(() => undefined))?.status === 200);
  }

  /** Waits until exactly these parts are said to be down. */
  async lacks(...parts: readonly string[]): Promise<Health> {
    let seen: Health = { status: 0, text: '' };
    await eventually(`${parts.join(' and ')} is down`, async () => {
      seen = await this.health();
      return seen.status === 503 && String(downIn(seen)) === String(parts);
    });
    return seen;
  }

  /** Somebody asks for a code to sign in with: an answer, a fact, and a mail. */
  askForCode(email: string): Promise<Response> {
    return fetch(`${this.url}/api/v1/auth/code/request`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify({ email, language: 'en' }),
    });
  }

  mailsTo(address: string): number {
    return this.smtp.taken.filter(({ to }) => to === address).length;
  }

  async stop(): Promise<void> {
    for (const program of [this.api, this.worker]) if (alive(program.pid)) await program.endAfter('SIGKILL');
    await this.smtp.stop();
  }
}

function downIn({ text }: Health): string[] {
  const { parts } = JSON.parse(text) as { parts: Record<string, string> };
  return Object.keys(parts).filter((part) => parts[part] === 'down');
}
