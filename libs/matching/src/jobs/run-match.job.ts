import { z } from 'zod';
import { defineJob } from '#platform';

export const RunMatch = defineJob({
  name: 'matching.run-match',
  queue: 'matching',
  data: z.object({ runId: z.uuid() }),
  attempts: 8,
});
