import { z } from 'zod';
import { defineJob } from '#platform';

export const REFRESH_FEDERATION = defineJob({
  name: 'identity.refresh-federation',
  queue: 'reports',
  data: z.object({}),
  attempts: 3,
});
