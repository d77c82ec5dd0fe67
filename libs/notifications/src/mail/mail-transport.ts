import type { Language } from '#platform/kernel';

/** A mail as it is handed to the mail server. */
export interface OutgoingMail {
  /** `<id@host>`, the same at every try. */
  readonly messageId: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly language: Language;
  readonly writtenAt: Date;
}

/** Why a mail did not go out. `reason` is a code such as `550 5.1.1` or `ECONNECTION`: what servers say in words holds addresses. */
export class MailFault extends Error {
  constructor(
    readonly reason: string,
    /** The server will never take this mail; there is no use in trying again. */
    readonly isFinal: boolean,
  ) {
    super(`the mail was not taken: ${reason}`);
  }
}

/** Port to whatever carries mail out of the house. */
export abstract class MailTransport {
  /**
   * `sent` means that the other side has answered for the mail; `suppressed` that this house sends none.
   *
   * @throws MailFault when it was not taken
   */
  abstract send(mail: OutgoingMail): Promise<'sent' | 'suppressed'>;
}
