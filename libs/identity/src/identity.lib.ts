import type { HouseLib } from '#platform';
import { IdentityModule } from './identity.module.js';
import { IdentityAccountLinks1700002720000 } from './persistence/migrations/account-links.js';
import { IdentityCreate1700000100000 } from './persistence/migrations/create-identity.js';
import { IdentityFederation1700002000000 } from './persistence/migrations/federation.js';
import { IdentityFederationInForce1700002400000 } from './persistence/migrations/federation-in-force.js';
import { IdentityFourEyes1700002500000 } from './persistence/migrations/four-eyes.js';
import { IdentityOwnSessions1700002300000 } from './persistence/migrations/own-sessions.js';
import { IdentityRefusedAnswers1700002700000 } from './persistence/migrations/refused-answers.js';
import { IdentityRenewedSessions1700002600000 } from './persistence/migrations/renewed-sessions.js';
import { IdentitySignInWays1700002710000 } from './persistence/migrations/sign-in-ways.js';
import { IdentitySingleLogout1700002200000 } from './persistence/migrations/single-logout.js';
import { IdentitySourceOfSamlRequest1700001100000 } from './persistence/migrations/source-of-saml-request.js';
import { IdentitySpKeys1700002100000 } from './persistence/migrations/sp-keys.js';

export const identityLib: HouseLib = {
  name: 'identity',
  module: IdentityModule,
  migrations: [
    IdentityCreate1700000100000,
    IdentitySourceOfSamlRequest1700001100000,
    IdentityFederation1700002000000,
    IdentitySpKeys1700002100000,
    IdentitySingleLogout1700002200000,
    IdentityOwnSessions1700002300000,
    IdentityFederationInForce1700002400000,
    IdentityFourEyes1700002500000,
    IdentityRenewedSessions1700002600000,
    IdentityRefusedAnswers1700002700000,
    IdentitySignInWays1700002710000,
    IdentityAccountLinks1700002720000,
  ],
  texts: true,
};
