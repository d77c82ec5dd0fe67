import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Enrolment } from '../../api/types.js';
import { useLocalPath } from '../../app/language.js';
import { focusHeading, Page } from '../../app/page.js';
import { sizeOf } from '../../components/form/mentoring.js';
import { Localised } from '../../components/localised.js';
import { Notice } from '../../components/notice.js';

/** Sent, what was sent, what happens next. */
export function Receipt({ sent }: { sent: Enrolment }) {
  const { t } = useTranslation();
  const path = useLocalPath();

  useEffect(focusHeading, []);

  return (
    <Page title={t('apply.receiptTitle')}>
      <Notice tone="good">
        <p>{t('apply.receiptText')}</p>
      </Notice>
      <h2>{t('apply.receiptFacts')}</h2>
      <dl className="fact-list">
        <div>
          <dt>{t('apply.round')}</dt>
          <dd>
            <Localised text={sent.cohortName} />
          </dd>
        </div>
        <div>
          <dt>{t('pointer.role')}</dt>
          <dd>{t(`roles.${sent.role}`)}</dd>
        </div>
        {sent.role === 'mentor' && <HowToMentor sent={sent} />}
      </dl>
      <h2>{t('apply.receiptNext')}</h2>
      <ol className="prose">
        {(['receipt1', 'receipt2', 'receipt3'] as const).map((key) => (
          <li key={key}>{t(`apply.${key}`)}</li>
        ))}
      </ol>
      <p className="actions">
        <Link className="button" to={path('/home')}>
          {t('apply.toHome')}
        </Link>
      </p>
    </Page>
  );
}

function HowToMentor({ sent: { capacity, groupOffer } }: { sent: Enrolment }) {
  const { t } = useTranslation();
  return (
    <>
      <div>
        <dt>{t('pointer.groupOffer')}</dt>
        <dd>{groupOffer ? t('howToMentor.offered', { size: sizeOf(groupOffer) }) : t('howToMentor.oneToOne')}</dd>
      </div>
      <div>
        <dt>{groupOffer ? t('howToMentor.withoutGroup') : t('pointer.capacity')}</dt>
        <dd>{capacity}</dd>
      </div>
    </>
  );
}
