import { MailTransport } from './mail-transport.js';

/** Stands in where no mail server is set, as in the seed: nothing leaves, and the delivery says so. */
export class NoTransport extends MailTransport {
  send(): Promise<'suppressed'> {
    return Promise.resolve('suppressed');
  }
}
