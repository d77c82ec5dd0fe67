import type { Mail } from './mail.js';

const STYLE = `
:root { color-scheme: light dark; --edge: #888; }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; background: Canvas; color: CanvasText; }
main { max-width: 50rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
ol { list-style: none; margin: 0; padding: 0; }
li { border-top: 1px solid var(--edge); padding: 1rem 0; }
h2 { font-size: 1.125rem; margin: 0; overflow-wrap: anywhere; }
p { margin: .25rem 0; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: .9375rem/1.5 ui-monospace, monospace; margin: .5rem 0 0; }
a { color: LinkText; }
`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** A sentence's end is not part of the address before it. */
function withLinks(text: string): string {
  const pieces = text.split(/(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]}])/);
  return pieces
    .map((piece, index) => {
      const shown = escaped(piece);
      return index % 2 === 0 ? shown : `<a href="${shown}" rel="noreferrer">${shown}</a>`;
    })
    .join('');
}

const MOMENT = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'medium',
  timeZone: 'Europe/Helsinki',
});

function timeOf(mail: Mail): string {
  return `<time datetime="${escaped(mail.receivedAt)}">${MOMENT.format(new Date(mail.receivedAt))}</time>`;
}

/** So that a screen reader speaks each mail in its own language. */
function languageOf(mail: Mail): string {
  const language = mail.headers['content-language'] ?? '';
  return /^[a-z]{2,3}$/i.test(language) ? ` lang="${language.toLowerCase()}"` : '';
}

function entry(mail: Mail): string {
  const files = mail.attachments.map(({ filename, size }) => `${filename ?? 'without a name'} (${size} bytes)`);
  const language = languageOf(mail);
  return `<li>
<article>
<h2${language}>${escaped(mail.subject || '(no subject)')}</h2>
<p>To ${escaped(mail.to.join(', '))}, ${timeOf(mail)}</p>
${files.length > 0 ? `<p>Attachments: ${escaped(files.join(', '))}</p>\n` : ''}<pre${language}>${withLinks(mail.text)}</pre>
</article>
</li>`;
}

export interface MailboxPageOptions {
  /** The nonce of the page's Content-Security-Policy, for its one style element. The page has no script. */
  readonly nonce?: string;
}

/** The mailbox as one page, newest first. Only the text of mails is shown, never their HTML. */
export function mailboxPage(mails: readonly Mail[], { nonce }: MailboxPageOptions = {}): string {
  const entries = mails.toSorted((a, b) => (a.id < b.id ? 1 : -1)).map(entry);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mailbox - Luotsi</title>
<style${nonce === undefined ? '' : ` nonce="${escaped(nonce)}"`}>${STYLE}</style>
</head>
<body>
<main>
<h1>Mailbox</h1>
<p>Mails that Luotsi has sent on this machine. None has left it.</p>
${entries.length > 0 ? `<ol>\n${entries.join('\n')}\n</ol>` : '<p>No mail yet.</p>'}
</main>
</body>
</html>
`;
}
