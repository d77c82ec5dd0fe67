import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { Skeleton } from '../components/skeleton.js';
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
        {/* One boundary for all pages: while the next one is coming, the one before stays. */}
        <Suspense fallback={<Skeleton lines={5} />}>
          <Outlet />
        </Suspense>
      </main>
      <Footer />
      <RouteFocus />
    </>
  );
}
