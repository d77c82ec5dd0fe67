import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { MentorChoice } from '../../api/types.js';
import { useLocalPath } from '../../app/language.js';
import { Notice } from '../../components/notice.js';

/** How the reader's own choice stands in the round: how many she may ask, or what waits. */
export function Standing({ choice }: { choice: MentorChoice }) {
  // In the page from the start, so that a screen reader hears it when it changes.
  return (
    <div role="status">
      <Words choice={choice} />
    </div>
  );
}

function Words({ choice: { cohort, state, left, days, proposalId } }: { choice: MentorChoice }) {
  const { t } = useTranslation();
  const path = useLocalPath();
  const toProposal = (key: 'openRequest' | 'openProposal') =>
    proposalId && (
      <p className="actions">
        <Link className="button button-second" to={path(`/proposals/${proposalId}`)}>
          {t(`mentors.${key}`)}
        </Link>
      </p>
    );
  switch (state) {
    case 'asked':
      return (
        <Notice tone="good" title={t('mentors.asked')}>
          <p>{t('mentors.askedText', { count: left })}</p>
          {toProposal('openRequest')}
        </Notice>
      );
    case 'proposed':
      return (
        <Notice title={t('mentors.proposed')}>
          <p>{t('mentors.proposedText')}</p>
          {toProposal('openProposal')}
        </Notice>
      );
    case 'paused':
      return (
        <Notice title={t('mentors.paused')}>
          <p>{t('mentors.pausedText')}</p>
        </Notice>
      );
    default:
      return left > 0 ? (
        <Notice title={t('mentors.open', { count: left, cohort })}>
          <p>{t('mentors.openText', { count: days })}</p>
        </Notice>
      ) : (
        <Notice title={t('mentors.used')}>
          <p>{t('mentors.usedText')}</p>
        </Notice>
      );
  }
}
