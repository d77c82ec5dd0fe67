import type { AddressInfo } from 'node:net';
import type { SMTPServer, SMTPServerDataStream, SMTPServerSession } from 'smtp-server';
import { MailFolder } from './mail-folder.js';
import { type Envelope, parseMail } from './parse-mail.js';

const MOST_BYTES = 5 * 1024 * 1024;
const MOST_MAILS = 5000;
const GRACE_MS = 500;

export interface MailSinkOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly folder: string;
  /** How many mails stay; the oldest go first. Default 5,000. */
  readonly keep?: number;
  readonly now?: () => Date;
}

export interface MailSink {
  readonly port: number;
  stop(): Promise<void>;
}

/** An answer of SMTP other than 250. */
class SmtpRefusal extends Error {
  constructor(
    readonly responseCode: number,
    message: string,
  ) {
    super(message);
  }
}

/** Reads to the end also when it is too much: the answer can only be given then. */
async function readMessage(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size <= MOST_BYTES) chunks.push(bytes);
  }
  if (size > MOST_BYTES || stream.sizeExceeded) throw new SmtpRefusal(552, 'The message is larger than 5 MB');
  return Buffer.concat(chunks);
}

function envelopeOf({ envelope }: SMTPServerSession): Envelope {
  return {
    from: envelope.mailFrom ? envelope.mailFrom.address : '',
    to: envelope.rcptTo.map(({ address }) => address),
  };
}

async function listen(server: SMTPServer, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  // A server that listens on a host and a port has an address of this kind.
  return (server.server.address() as AddressInfo).port;
}

/** Whoever hangs up in the middle of a mail has simply sent none; without a listener Node would end the process. */
function ignoreBrokenConnections(server: SMTPServer): void {
  server.on('error', () => undefined);
}

/**
 * A mail server for local running: takes every mail on loopback, without password or TLS, delivers none and lays each into
 * the folder as one file of JSON, also the second delivery of the same message.
 */
export async function startMailSink({ port, folder, keep = MOST_MAILS, now }: MailSinkOptions): Promise<MailSink> {
  const mails = await MailFolder.open(folder, keep);
  const receive = async (stream: SMTPServerDataStream, session: SMTPServerSession): Promise<string> => {
    const parsed = await parseMail(await readMessage(stream), envelopeOf(session));
    return (await mails.write(parsed, now?.() ?? new Date())).id;
  };
  // Loaded here because only the sink's own process needs it; the door is opened by all.
  const { SMTPServer } = await import('smtp-server');
  const server = new SMTPServer({
    banner: 'Luotsi mail sink',
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    hideSTARTTLS: true,
    disableReverseLookup: true,
    logger: false,
    size: MOST_BYTES,
    closeTimeout: GRACE_MS,
    onData: (stream, session, callback) => {
      receive(stream, session).then(
        (id) => callback(null, `kept as ${id}`),
        (error: Error) => callback(error),
      );
    },
  });
  const taken = await listen(server, port);
  ignoreBrokenConnections(server);
  return { port: taken, stop: () => new Promise((resolve) => server.close(() => resolve())) };
}
