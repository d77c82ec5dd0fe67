import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { MentorSearch } from '../../api/types.js';
import { useLocalPath } from '../../app/language.js';
import { Icon } from '../../components/icon.js';
import { addressOf } from './mentor-search.js';

/** To the page before and the one after; nothing where there is one page only. */
export function PageLinks({ search, page, pages }: { search: MentorSearch; page: number; pages: number }) {
  const { t } = useTranslation();
  const path = useLocalPath();
  if (pages === 1) return null;
  const to = (number: number) => path(addressOf({ ...search, page: number }));
  return (
    <nav className="actions" aria-label={t('mentors.pages')}>
      {page > 1 && (
        <Link className="button button-second" rel="prev" to={to(page - 1)}>
          <Icon name="left" />
          {t('mentors.before')}
        </Link>
      )}
      <span className="found">{t('mentors.pageOf', { page, pages })}</span>
      {page < pages && (
        <Link className="button button-second" rel="next" to={to(page + 1)}>
          {t('mentors.after')}
          <Icon name="right" />
        </Link>
      )}
    </nav>
  );
}
