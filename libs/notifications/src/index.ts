export type { OutgoingMail } from './mail/mail-transport.js';
export { MailFault, MailTransport } from './mail/mail-transport.js';
export type { Mail } from './mailbox/mail.js';
export type { MailboxPageOptions } from './mailbox/mailbox-page.js';
export { mailboxPage } from './mailbox/mailbox-page.js';
export type { MailboxFilter } from './mailbox/read-mailbox.js';
export { readMailbox } from './mailbox/read-mailbox.js';
export { notificationsLib } from './notifications.lib.js';
