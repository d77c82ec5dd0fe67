import { z } from 'zod';

/** An error as people and programs read it (RFC 9457, application/problem+json). */
export const problem = z
  .object({
    /** Stable name of the kind of fault: `urn:luotsi:<code>`. */
    type: z.string(),
    code: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    /** What to quote to the support. */
    requestId: z.string(),
    /** Faulty inputs; `pointer` is a JSON pointer into the body. */
    faults: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() })).optional(),
    params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  })
  .meta({ id: 'Problem' });
