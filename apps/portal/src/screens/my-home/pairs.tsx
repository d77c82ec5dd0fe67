import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Mentorship } from '../../api/types.js';
import { useLocalPath } from '../../app/language.js';
import { MentorshipTag } from '../../components/mentorship-tag.js';
import { useFormat } from '../../i18n/use-format.js';
import { namesOf } from './use-step-words.js';

export function Pairs({ mentorships }: { mentorships: readonly Mentorship[] }) {
  const { t } = useTranslation();
  const path = useLocalPath();
  const format = useFormat();
  if (mentorships.length === 0) return null;
  return (
    <section aria-labelledby="pairs">
      <h2 id="pairs">{t('mine.pairs')}</h2>
      <ul className="stack">
        {mentorships.map((mentorship) => {
          const held = mentorship.meetings.filter(({ state }) => state !== 'objected').length;
          return (
            <li key={mentorship.id} className="card card-row">
              <div>
                <h3 className="card-title">
                  <Link className="card-link" to={path(`/mentorships/${mentorship.id}`)}>
                    {namesOf(mentorship)}
                  </Link>
                </h3>
                <p>
                  {t('mine.meetings', { count: held })}, {t('mine.until', { date: format.day(mentorship.endsOn) })}
                </p>
              </div>
              <p className="tags">
                <MentorshipTag state={mentorship.state} />
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
