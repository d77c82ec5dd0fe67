import type { HouseLib } from '#platform';
import { PrivacyCreate1700000200000 } from './persistence/migrations/create-privacy.js';
import { PrivacyModule } from './privacy.module.js';

export const privacyLib: HouseLib = {
  name: 'privacy',
  module: PrivacyModule,
  migrations: [PrivacyCreate1700000200000],
};
