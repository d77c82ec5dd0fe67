import type { HouseLib } from '#platform';
import { IdentityModule } from './identity.module.js';
import { IdentityCreate1700000100000 } from './persistence/migrations/create-identity.js';

export const identityLib: HouseLib = {
  name: 'identity',
  module: IdentityModule,
  migrations: [IdentityCreate1700000100000],
  texts: true,
};
