export type { Mail } from './mail.js';
export { type MailSinkCommand, mailSink } from './mail-sink.js';
export { type MailboxPageOptions, mailboxPage } from './mailbox-page.js';
export { type MailboxFilter, readMailbox } from './read-mailbox.js';
export { type MailSink, type MailSinkOptions, startMailSink } from './start-mail-sink.js';
