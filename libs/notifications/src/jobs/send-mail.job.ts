import { z } from 'zod';
import { defineJob } from '#platform';

/** Writes one mail and hands it to the mail server. The attempts reach over some six hours, so that a server may be down for an evening. */
export const SEND_MAIL = defineJob({
  name: 'notifications.send-mail',
  queue: 'mail',
  data: z.object({ deliveryId: z.uuid() }),
  attempts: 32,
});
