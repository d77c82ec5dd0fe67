import AdminJS, { type AdminJSOptions, type CurrentAdmin } from 'adminjs';
import type { Catalogue, Catalogues, ConsolePage } from '#identity';
import type { Texts } from '#platform';
import { type DashboardTile, loadDashboard } from '../dashboard/load-dashboard.js';
import { readerOf } from '../reader/reader.js';
import { ReferenceTitles } from '../rows/row-titles.js';
import { CONSOLE_PATH } from '../screens/href-of.js';
import { ConsoleLocale, type TextTree } from '../texts/console-locale.js';
import { BRANDING } from './branding.js';
import { CatalogueResource } from './catalogue-resource.js';
import { resourceOptions } from './resource-options.js';

/** Everything the house registered for staff. */
export interface StaffDesk {
  readonly catalogues: Catalogues;
  readonly tiles: readonly DashboardTile[];
  readonly pages: readonly ConsolePage[];
  readonly texts: Texts;
}

const SCREENS: Readonly<Record<ConsolePage['screen'], string>> = { 'match-run': 'MatchRunPage', import: 'ImportPage' };

export function componentOf(page: ConsolePage): string {
  return SCREENS[page.screen];
}

/** Only the reader's language travels: changing it loads the page anew. */
function localeOption(locale: ConsoleLocale): AdminJSOptions['locale'] {
  return (currentAdmin?: CurrentAdmin) => {
    const { language } = readerOf(currentAdmin);
    // AdminJS' type for texts has no room for trees deeper than its own.
    const translations = { [language]: locale.tree(language) } as Record<string, Record<string, TextTree>>;
    return { language, lng: language, availableLanguages: [language], translations };
  };
}

/** AdminJS over the catalogues of the house. Its components come from the bundle that the build made (bundle.ts). */
export function buildAdmin({ catalogues, tiles, pages, texts }: StaffDesk): AdminJS {
  const titles = new ReferenceTitles(catalogues);
  const toResource = (catalogue: Catalogue) => ({
    resource: new CatalogueResource(catalogue, titles),
    options: resourceOptions(catalogue, texts),
  });
  return new AdminJS({
    rootPath: CONSOLE_PATH,
    loginPath: '/login',
    logoutPath: '/auth/logout',
    resources: catalogues.all().map(toResource),
    pages: Object.fromEntries(pages.map((page) => [page.id, { component: componentOf(page) }])),
    dashboard: {
      component: 'Dashboard',
      handler: (_request: unknown, _response: unknown, context: { readonly currentAdmin?: CurrentAdmin }) =>
        loadDashboard(tiles, readerOf(context.currentAdmin), texts),
    },
    locale: localeOption(new ConsoleLocale(catalogues.all(), pages)),
    branding: BRANDING,
    assets: { styles: [`${CONSOLE_PATH}/frontend/assets/console.css`] },
    settings: { defaultPerPage: 25 },
  });
}
