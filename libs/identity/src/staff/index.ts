import { AccountsCatalogue } from './accounts.catalogue.js';
import { ConsolePages } from './console-page.js';
import { DashboardTiles } from './dashboard.js';
import { FailedWorkCatalogue } from './failed-work.catalogue.js';
import { FailedWorkTile } from './failed-work.tile.js';
import { FederationCatalogue } from './federation.catalogue.js';
import { FederationTile } from './federation.tile.js';
import { GrantsCatalogue } from './grants.catalogue.js';
import { GrantsTiles } from './grants.tile.js';
import { IdentityProvidersCatalogue } from './identity-providers.catalogue.js';
import { OrganisationsCatalogue } from './organisations.catalogue.js';
import { PersonsCatalogue } from './persons.catalogue.js';
import { RightsCatalogue } from './rights.catalogue.js';
import { ScopeSources } from './scope-sources.js';

/** What other libs register with and the console reads; offered by the module. */
export const STAFF_REGISTRIES = [DashboardTiles, ConsolePages, ScopeSources];
/** The module's own providers for staff. */
export const STAFF_PROVIDERS = [
  ...STAFF_REGISTRIES,
  PersonsCatalogue,
  OrganisationsCatalogue,
  AccountsCatalogue,
  GrantsCatalogue,
  GrantsTiles,
  RightsCatalogue,
  FailedWorkCatalogue,
  FailedWorkTile,
  FederationCatalogue,
  FederationTile,
  IdentityProvidersCatalogue,
];
