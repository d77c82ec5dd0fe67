import type { HouseLib } from '#platform';
import { NotificationsModule } from './notifications.module.js';
import { NotificationsCreate1700000900000 } from './persistence/migrations/create-notifications.js';

export const notificationsLib: HouseLib = {
  name: 'notifications',
  module: NotificationsModule,
  migrations: [NotificationsCreate1700000900000],
  texts: true,
};
