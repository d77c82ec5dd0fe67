import type { OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { MINUTE, SECOND } from '#platform/kernel';
import { MailFault, MailTransport, type OutgoingMail } from './mail-transport.js';

/** As many as the worker sends at once. */
const CONNECTIONS = 4;

interface Fault {
  readonly code?: unknown;
  readonly responseCode?: unknown;
  readonly response?: unknown;
}

/** Faults of our own settings: the mail itself is in order and can go once they are mended. */
const ASKS_FOR_SIGN_IN = new Set([530, 534, 535, 538]);

/** Nodemailer's errors by shape: they may come from another realm. */
export function mailFault(error: unknown): MailFault {
  const { code, responseCode, response } = (typeof error === 'object' && error !== null ? error : {}) as Fault;
  const name = typeof code === 'string' ? code : 'unknown';
  const isAboutTheMail = name === 'EENVELOPE' || name === 'EMESSAGE';
  if (typeof responseCode !== 'number') return new MailFault(name, isAboutTheMail);
  const detail = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(String(response))?.[0];
  const isFinal = isAboutTheMail && responseCode >= 500 && !ASKS_FOR_SIGN_IN.has(responseCode);
  return new MailFault(detail ? `${responseCode} ${detail}` : String(responseCode), isFinal);
}

/** Sends by SMTP over a few kept connections. It never tries twice by itself: when to try again is the delivery's business. */
export class NodemailerTransport extends MailTransport implements OnApplicationShutdown {
  private readonly transport;

  constructor(url: string, from: string) {
    super();
    this.transport = createTransport(
      {
        url,
        pool: true,
        maxConnections: CONNECTIONS,
        maxRequeues: 0,
        connectionTimeout: 15 * SECOND,
        greetingTimeout: 15 * SECOND,
        socketTimeout: MINUTE,
        disableFileAccess: true,
        disableUrlAccess: true,
      },
      { from },
    );
  }

  async send(mail: OutgoingMail): Promise<'sent'> {
    try {
      await this.transport.sendMail({
        messageId: mail.messageId,
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        date: mail.writtenAt,
        headers: { 'Content-Language': mail.language, 'Auto-Submitted': 'auto-generated' },
        xMailer: false,
        // A server that answers one byte a minute would hold the place of other mails for ever.
        signal: AbortSignal.timeout(5 * MINUTE),
      });
      return 'sent';
    } catch (error) {
      throw mailFault(error);
    }
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}
