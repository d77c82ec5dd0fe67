import { z } from 'zod';

/** The headers worth showing and testing; the others say nothing that is not a field already. */
export const KEPT_HEADERS = [
  'auto-submitted',
  'content-language',
  'list-unsubscribe',
  'list-unsubscribe-post',
] as const;

export const mailSchema = z.object({
  /** In the order of receipt: a greater id came later. */
  id: z.string(),
  /** ISO 8601 in UTC. */
  receivedAt: z.string(),
  /** As the sender wrote it. Two deliveries of one mail share it, and are two files. */
  messageId: z.string().nullable(),
  from: z.string(),
  /** The addresses it was really delivered to (the envelope), not what the header claims. */
  to: z.array(z.string()),
  subject: z.string(),
  text: z.string(),
  html: z.string().nullable(),
  headers: z.partialRecord(z.enum(KEPT_HEADERS), z.string()),
  attachments: z.array(z.object({ filename: z.string().nullable(), contentType: z.string(), size: z.number() })),
});

/** One delivery, as it lies in the mailbox folder. */
export type Mail = z.infer<typeof mailSchema>;
