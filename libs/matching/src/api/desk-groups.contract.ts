import { z } from 'zod';
import { GROUP_KINDS } from '../domain/snapshot-group.js';

const count = z.number().int().min(0);

/** A group or host organisation of a run, as its pairs stand now. Its students are pairs with the mentor who leads it. */
export const deskGroup = z
  .object({
    groupId: z.uuid(),
    kind: z.enum(GROUP_KINDS),
    leadEnrolmentId: z.uuid(),
    lead: z.string(),
    /** The other mentors, by name. */
    others: z.array(z.string()),
    /** With fewer students it stays closed. */
    least: count,
    places: count,
    students: count,
    /** Those of them whom the reader's grants reach. */
    names: z.array(z.string()),
    /** It has students; or the rules allow nobody there, fewer than it needs, or every plan with it is worse. */
    fate: z.enum(['open', 'nobody-fits', 'too-few-fit', 'better-without']),
  })
  .meta({ id: 'DeskGroup' });
export const deskGroups = z
  .object({
    items: z.array(deskGroup),
    /** No other choice of open groups is better. */
    exact: z.boolean(),
    /** Where that is not sure: more students than these cannot be matched in any case. */
    atMost: count.nullable(),
  })
  .meta({ id: 'DeskGroups' });
