import { useTranslation } from 'react-i18next';
import type { Mentorship } from '../../api/types.js';
import { Icon } from '../../components/icon.js';
import { useFormat } from '../../i18n/use-format.js';

export function People({ mentorship }: { mentorship: Mentorship }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { others, startedOn, endsOn } = mentorship;
  return (
    <section className="card" aria-labelledby="people">
      <h2 id="people" className="card-title">
        {others.length > 1 ? t('mentorship.peopleGroup') : t('mentorship.people')}
      </h2>
      <ul className="stack">
        {others.map(({ personId, displayName, role, email }) => (
          <li key={personId}>
            <p>
              <strong>{displayName}</strong>
              <br />
              <span className="muted">{t(`roles.${role}`)}</span>
            </p>
            {email ? (
              <a className="button button-second button-small" href={`mailto:${email}`}>
                <Icon name="mail" />
                {t('mentorship.write', { name: displayName })}
              </a>
            ) : (
              <p className="hint">{t('mentorship.noEmail')}</p>
            )}
          </li>
        ))}
      </ul>
      <dl className="fact-list fact-list-tight">
        <div>
          <dt>{t('mentorship.started')}</dt>
          <dd>{startedOn ? day(startedOn) : t('mentorship.notStarted')}</dd>
        </div>
        <div>
          <dt>{t('mentorship.ends')}</dt>
          <dd>{day(endsOn)}</dd>
        </div>
      </dl>
    </section>
  );
}
