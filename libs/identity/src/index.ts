export { localisedText } from './api/auth.contract.js';
export { CurrentActor, PERMISSION, PermissionGuard, Permit, requireScope } from './api/permit.js';
export { readAddress } from './domain/email-address.js';
export type { Permission, StaffPermission, StaffRole } from './domain/permissions.js';
export { isStaffRole, permissionsOf, STAFF_ROLES, staffPermissions } from './domain/permissions.js';
export {
  mayUse,
  type PairCondition,
  reaches,
  type Scope,
  type SignedIn,
  scopeCondition,
  scopeFor,
} from './domain/scope.js';
export { identityLib } from './identity.lib.js';
export { IdentityModule } from './identity.module.js';
export { FindSignedIn } from './queries/find-signed-in.js';
export { OngoingMatters, type OngoingSource } from './queries/ongoing-matters.js';
export { Organisations } from './queries/organisations.js';
export { People } from './queries/people.js';
export { type SpKeyState, SpKeys } from './saml/sp-keys.js';
export { SpMetadata } from './saml/sp-metadata.js';
export { sessionMiddleware } from './sessions/session-cookie.js';
export { SessionStore } from './sessions/session-store.js';
export { actorOf } from './sessions/signed-in.middleware.js';
export type {
  Catalogue,
  CatalogueCommand,
  CatalogueField,
  CatalogueFilter,
  CatalogueQuery,
  CatalogueRow,
  CommandOutcome,
} from './staff/catalogue.js';
export { Catalogues } from './staff/catalogue.js';
export {
  type ConsolePage,
  ConsolePages,
  type ImportPage,
  type MatchRunPage,
  type UploadedFile,
} from './staff/console-page.js';
export type { ImportPreview, ImportResult, ImportView, MatchRunView } from './staff/console-views.js';
export { type ConsoleLink, type DashboardTile, DashboardTiles } from './staff/dashboard.js';
export { ListedCatalogue } from './staff/listed-catalogue.js';
export { inLanguageOf, localisedSql } from './staff/localised-sql.js';
export { onEachRow } from './staff/on-each-row.js';
export { type ScopeSource, ScopeSources } from './staff/scope-sources.js';
export { type ScopedExpression, SqlCatalogueReader } from './staff/sql-catalogue.js';
export { GrantRole } from './usecases/grant-role.js';
export { MintCode } from './usecases/mint-code.js';
export { RegisterPerson } from './usecases/register-person.js';
export { SignInBySaml } from './usecases/sign-in-by-saml.js';
export { TrustProvider } from './usecases/trust-provider.js';
