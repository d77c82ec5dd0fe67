import type { HouseLib } from '#platform';
import { IdentityModule } from './identity.module.js';
import { IdentityCreate1700000100000 } from './persistence/migrations/create-identity.js';
import { IdentitySourceOfSamlRequest1700001100000 } from './persistence/migrations/source-of-saml-request.js';

export const identityLib: HouseLib = {
  name: 'identity',
  module: IdentityModule,
  migrations: [IdentityCreate1700000100000, IdentitySourceOfSamlRequest1700001100000],
  texts: true,
};
