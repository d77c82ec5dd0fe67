import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearchParams } from 'react-router';

export const TABS = ['pairs', 'groups', 'unmatched', 'coverage', 'what-if', 'recruiting', 'compare'] as const;
export type Tab = (typeof TABS)[number];

/** The part of the run that the address names. */
export function useTab(): Tab {
  const [address] = useSearchParams();
  return TABS.find((tab) => tab === address.get('tab')) ?? 'pairs';
}

/** Links, so that each part has an address and opens in another window, too. */
export function RunTabs({ without, groups }: { without: number; groups: number }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const current = useTab();
  return (
    <nav aria-label={t('desk.tabs.label')}>
      <ul className="chips">
        {TABS.filter((tab) => tab !== 'groups' || groups > 0).map((tab) => (
          <li key={tab}>
            <Link
              className="chip"
              aria-current={tab === current ? 'page' : undefined}
              to={tab === 'pairs' ? pathname : `${pathname}?tab=${tab}`}
            >
              {tab === 'unmatched' ? t('desk.tabs.unmatched', { count: without }) : t(`desk.tabs.${tab}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
