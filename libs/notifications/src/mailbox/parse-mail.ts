import type { HeaderLines } from 'mailparser';
import { KEPT_HEADERS, type Mail } from './mail.js';

export interface Envelope {
  readonly from: string;
  readonly to: readonly string[];
}

function keptHeaders(lines: HeaderLines): Mail['headers'] {
  const kept: Mail['headers'] = {};
  for (const name of KEPT_HEADERS) {
    const line = lines.find((header) => header.key === name)?.line;
    if (line !== undefined)
      kept[name] = line
        .slice(line.indexOf(':') + 1)
        .replace(/\s+/g, ' ')
        .trim();
  }
  return kept;
}

/** What a message says, from its bytes as they came over SMTP and the envelope they came in. */
export async function parseMail(source: Buffer, envelope: Envelope): Promise<Omit<Mail, 'id' | 'receivedAt'>> {
  const { simpleParser } = await import('mailparser');
  const parsed = await simpleParser(source, { skipTextToHtml: true, skipImageLinks: true });
  return {
    messageId: parsed.messageId ?? null,
    from: parsed.from?.text ?? envelope.from,
    to: [...envelope.to],
    subject: parsed.subject ?? '',
    text: parsed.text ?? '',
    html: parsed.html || null,
    headers: keptHeaders(parsed.headerLines),
    attachments: parsed.attachments.map(({ filename, contentType, size }) => ({
      filename: filename ?? null,
      contentType,
      size,
    })),
  };
}
