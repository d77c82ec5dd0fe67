import { defineErrors } from '#platform/kernel';

export const NotificationsError = defineErrors({
  unknownDelivery: { code: 'notifications.unknown-delivery', kind: 'not-found' },
  notFailed: { code: 'notifications.not-failed', kind: 'conflict' },
});
