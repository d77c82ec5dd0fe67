import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

interface PageContentsProps {
  /** The parts of the page: id and heading. */
  items: readonly { id: string; title: string }[];
}

/** A way to each part of a long page; beside it in wide windows only. */
export function PageContents({ items }: PageContentsProps) {
  const { t } = useTranslation();
  return (
    <nav className="page-contents" aria-labelledby="page-contents">
      <h2 id="page-contents">{t('common.onThisPage')}</h2>
      <ul className="links">
        {items.map(({ id, title }) => (
          <li key={id}>
            <Link to={{ search: window.location.search, hash: id }}>{title}</Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
