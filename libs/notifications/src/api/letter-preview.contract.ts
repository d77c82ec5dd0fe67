import { z } from 'zod';
import { LANGUAGES } from '#platform/kernel';

/** Letters that can be read before they are sent. */
const PREVIEWED = ['proposal-for-student', 'proposal-for-mentor', 'group-for-student', 'group-for-mentor'] as const;

/** A letter that is not sent yet: what the message is about, and how its reader is addressed. */
export const letterPreview = z
  .object({
    type: z.enum(PREVIEWED),
    language: z.enum(LANGUAGES),
    name: z.string().max(200),
    params: z.object({ proposalId: z.uuid(), answerBy: z.iso.datetime() }).strict(),
  })
  .strict()
  .meta({ id: 'LetterPreview' });

/** The letter as it will read, in the language of its reader. */
export const previewedLetter = z
  .object({
    language: z.enum(LANGUAGES),
    subject: z.string(),
    greeting: z.string(),
    blocks: z.array(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('paragraph'), text: z.string() }),
        z.object({ kind: z.literal('code'), text: z.string() }),
        z.object({ kind: z.literal('list'), items: z.array(z.string()) }),
      ]),
    ),
    button: z.string(),
    why: z.string(),
  })
  .meta({ id: 'PreviewedLetter' });
