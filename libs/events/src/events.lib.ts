import type { HouseLib } from '#platform';
import { EventsModule } from './events.module.js';
import { EventsCreate1700000700000 } from './persistence/migrations/create-events.js';

export const eventsLib: HouseLib = {
  name: 'events',
  module: EventsModule,
  migrations: [EventsCreate1700000700000],
  texts: true,
};
