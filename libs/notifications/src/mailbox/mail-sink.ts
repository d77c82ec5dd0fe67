import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import { type MailSink, startMailSink } from './start-mail-sink.js';

const settings = z.object({
  LUOTSI_ENV: z.preprocess((value) => value || undefined, z.literal('local').default('local')),
  MAIL_SINK_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  LUOTSI_DATA_DIR: z.preprocess((value) => value || undefined, z.string().default('.luotsi')),
});

export interface MailSinkCommand {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** When to stop. Default: at SIGTERM or SIGINT. */
  readonly until?: Promise<unknown>;
}

function untilTold(): Promise<unknown> {
  return Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
}

function say(message: string, fields: object = {}): void {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), app: 'mail-sink', message, ...fields })}\n`);
}

/**
 * The program that `luotsi up` starts: keeps mails in `<LUOTSI_DATA_DIR>/mailbox` until it is told to stop.
 *
 * @returns the exit code.
 */
export async function mailSink({ env, until }: MailSinkCommand): Promise<number> {
  const parsed = settings.safeParse(env);
  if (!parsed.success) {
    const faulty = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    say('cannot start', { reason: `The mail sink is for local running only. ${faulty.join('; ')}` });
    return 1;
  }
  const stop = until ?? untilTold();
  let sink: MailSink;
  try {
    const folder = join(parsed.data.LUOTSI_DATA_DIR, 'mailbox');
    sink = await startMailSink({ port: parsed.data.MAIL_SINK_PORT, folder });
  } catch (error) {
    say('cannot start', { reason: String(error) });
    return 1;
  }
  say('listening', { port: sink.port });
  await stop;
  await sink.stop();
  say('stopped');
  return 0;
}
