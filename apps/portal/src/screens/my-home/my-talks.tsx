import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMyTalks } from '../../api/talks.js';
import { useLocalPath } from '../../app/language.js';
import { useFormat } from '../../i18n/use-format.js';

/** The way to one's talks at a kick-off, as long as they can be marked. */
export function MyTalks() {
  const { t } = useTranslation();
  const path = useLocalPath();
  const format = useFormat();
  const open = (useMyTalks().data ?? []).filter(({ state }) => state === 'published');
  if (open.length === 0) return null;
  return (
    <section aria-labelledby="my-talks">
      <h2 id="my-talks">{t('talks.title')}</h2>
      <ul className="stack">
        {open.map(({ id, cohort, talks }) => (
          <li key={id} className="card card-row">
            <div>
              <h3 className="card-title">
                <Link className="card-link" to={path('/talks')}>
                  {cohort}
                </Link>
              </h3>
              <p>
                {t('talks.count', { count: talks.length })}
                {talks[0] && ` · ${format.moment(talks[0].startsAt)}`}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
