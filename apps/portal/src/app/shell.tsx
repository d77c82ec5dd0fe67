import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { Footer } from './footer.js';
import { Header } from './header/header.js';
import { RouteFocus } from './route-focus.js';
import { useLanguageOfPage } from './use-language-of-page.js';

/** What every page shares: skip link, header, main, footer. */
export function Shell() {
  const { t } = useTranslation();
  useLanguageOfPage();
  return (
    <>
      <a className="skip-link" href="#content">
        {t('common.skip')}
      </a>
      <Header />
      <main id="content" tabIndex={-1}>
        <Outlet />
      </main>
      <Footer />
      <RouteFocus />
    </>
  );
}
