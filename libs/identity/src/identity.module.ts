import { type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { AccountController } from './api/account.controller.js';
import { AccountLinkController } from './api/account-link.controller.js';
import { AuthController } from './api/auth.controller.js';
import { DiscoveryController } from './api/discovery.controller.js';
import { PermissionGuard } from './api/permit.js';
import { SamlController } from './api/saml.controller.js';
import { SessionsController } from './api/sessions.controller.js';
import { RefreshFederationHandler } from './jobs/refresh-federation.handler.js';
import { AccountLinks } from './persistence/account-links.js';
import { Administrators } from './persistence/administrators.js';
import { ContactAddresses } from './persistence/contact-addresses.js';
import { FederationCopy } from './persistence/federation-copy.js';
import { SignInWays } from './persistence/sign-in-ways.js';
import { IdentityPersonalData } from './personal-data.js';
import { AccountsToLink } from './queries/accounts-to-link.js';
import { FindSignedIn } from './queries/find-signed-in.js';
import { HoldsRole } from './queries/holds-role.js';
import { LinkedWays } from './queries/linked-ways.js';
import { OngoingMatters } from './queries/ongoing-matters.js';
import { Organisations } from './queries/organisations.js';
import { OwnAccount } from './queries/own-account.js';
import { OwnSessions } from './queries/own-sessions.js';
import { People } from './queries/people.js';
import { AcceptResponse } from './saml/accept-response.js';
import { SamlExchanges } from './saml/exchanges.js';
import { IdentityProviders } from './saml/providers.js';
import { RefusedAnswers } from './saml/refused-answers.js';
import { SamlStrategy } from './saml/saml.strategy.js';
import { SingleLogout } from './saml/single-logout.js';
import { SpKeys } from './saml/sp-keys.js';
import { SpMetadata } from './saml/sp-metadata.js';
import { SessionStore } from './sessions/session-store.js';
import { SignedInMiddleware } from './sessions/signed-in.middleware.js';
import { Catalogues } from './staff/catalogue.js';
import { STAFF_PROVIDERS, STAFF_REGISTRIES } from './staff/index.js';
import { AddAddress } from './usecases/add-address.js';
import { AdoptAllowed } from './usecases/adopt-allowed.js';
import { AskForMetadata } from './usecases/ask-for-metadata.js';
import { AskToAddAddress } from './usecases/ask-to-add-address.js';
import { AskToLink } from './usecases/ask-to-link.js';
import { ChangeLanguage } from './usecases/change-language.js';
import { ClaimScopes } from './usecases/claim-scopes.js';
import { CloseAccount } from './usecases/close-account.js';
import { DecideGrant } from './usecases/decide-grant.js';
import { EndOwnSessions } from './usecases/end-own-sessions.js';
import { FederationTick } from './usecases/federation.tick.js';
import { GiveRole } from './usecases/give-role.js';
import { GrantRole } from './usecases/grant-role.js';
import { IdentityHousekeeping } from './usecases/identity-housekeeping.tick.js';
import { InviteStaff } from './usecases/invite-staff.js';
import { LinkAccounts } from './usecases/link-accounts.js';
import { LinkObjections } from './usecases/link-objections.js';
import { MintCode } from './usecases/mint-code.js';
import { ProveOtherAccount } from './usecases/prove-other-account.js';
import { RefreshFederation } from './usecases/refresh-federation.js';
import { RegisterPerson } from './usecases/register-person.js';
import { RemindOfEnds } from './usecases/remind-of-ends.tick.js';
import { RemoveWay } from './usecases/remove-way.js';
import { RequestCode } from './usecases/request-code.js';
import { RetryFailedWork } from './usecases/retry-failed-work.js';
import { SignInBySaml } from './usecases/sign-in-by-saml.js';
import { TakeCode } from './usecases/take-code.js';
import { TrustProvider } from './usecases/trust-provider.js';
import { UnlinkAccounts } from './usecases/unlink-accounts.js';
import { VerifyCode } from './usecases/verify-code.js';

const OFFERED = [
  People,
  Organisations,
  FindSignedIn,
  GrantRole,
  RegisterPerson,
  SignInBySaml,
  TrustProvider,
  MintCode,
  SpKeys,
  SpMetadata,
  SessionStore,
  PermissionGuard,
  Catalogues,
  OngoingMatters,
];
const OWN = [
  AcceptResponse,
  Administrators,
  AccountLinks,
  AccountsToLink,
  AddAddress,
  AskToAddAddress,
  AskToLink,
  ContactAddresses,
  HoldsRole,
  LinkAccounts,
  LinkedWays,
  LinkObjections,
  ProveOtherAccount,
  UnlinkAccounts,
  OwnAccount,
  RemoveWay,
  SignInWays,
  TakeCode,
  AdoptAllowed,
  AskForMetadata,
  ClaimScopes,
  CloseAccount,
  DecideGrant,
  EndOwnSessions,
  OwnSessions,
  FederationCopy,
  FederationTick,
  GiveRole,
  InviteStaff,
  RefreshFederation,
  RefusedAnswers,
  RefreshFederationHandler,
  SamlExchanges,
  IdentityProviders,
  SamlStrategy,
  SingleLogout,
  ChangeLanguage,
  RemindOfEnds,
  RequestCode,
  RetryFailedWork,
  SignInBySaml,
  VerifyCode,
];

@Module({
  imports: [PassportModule.register({ session: false })],
  controllers: [
    AccountController,
    AccountLinkController,
    AuthController,
    SamlController,
    DiscoveryController,
    SessionsController,
  ],
  providers: [...OFFERED, ...OWN, ...STAFF_PROVIDERS, IdentityPersonalData, IdentityHousekeeping],
  exports: [...OFFERED, ...STAFF_REGISTRIES],
})
export class IdentityModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(SignedInMiddleware).forRoutes('{*path}');
  }
}
