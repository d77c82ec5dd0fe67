import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Proposal } from '../../api/types.js';
import { useLocalPath } from '../../app/language.js';
import { focusHeading } from '../../app/page.js';
import { Notice } from '../../components/notice.js';
import { useFormat } from '../../i18n/use-format.js';

/** How a proposal stands once there is something to say about it. */
export function Outcome({ proposal }: { proposal: Proposal }) {
  const { state, myAnswer } = proposal;
  const before = useRef(state + myAnswer);
  useEffect(() => {
    if (before.current === state + myAnswer) return;
    before.current = state + myAnswer;
    focusHeading();
  }, [state, myAnswer]);
  // In the page from the start, so that a screen reader hears it when it fills.
  return (
    <div role="status">
      <Words proposal={proposal} />
    </div>
  );
}

function Words({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation();
  const path = useLocalPath();
  const { day } = useFormat();
  const { state, myAnswer, cameFrom, mentorshipId, mentorshipEndedAt } = proposal;
  if (mentorshipEndedAt) {
    return (
      <Notice title={t('proposal.endedTitle', { date: day(mentorshipEndedAt) })}>
        <p>{t('proposal.endedText')}</p>
        {mentorshipId && (
          <p className="actions">
            <Link className="button button-second" to={path(`/mentorships/${mentorshipId}`)}>
              {t('proposal.endedAction')}
            </Link>
          </p>
        )}
      </Notice>
    );
  }
  if (state === 'accepted') return <Pair proposal={proposal} />;
  if (cameFrom === 'request') return <RequestOutcome proposal={proposal} />;
  if (state === 'declined') {
    const mine = myAnswer === 'declined';
    return (
      <Notice title={mine ? t('proposal.declinedMine') : t('proposal.declinedOther')}>
        <p>{mine ? t('proposal.declinedMineText') : t('proposal.declinedOtherText')}</p>
      </Notice>
    );
  }
  if (state === 'expired') {
    return (
      <Notice title={t('proposal.expiredTitle')}>
        <p>{t('proposal.expiredText')}</p>
      </Notice>
    );
  }
  if (state === 'withdrawn') {
    return (
      <Notice title={t('proposal.withdrawnTitle')}>
        <p>{t('proposal.withdrawnText')}</p>
      </Notice>
    );
  }
  return myAnswer === 'accepted' ? <Half proposal={proposal} /> : null;
}

function Half({ proposal: { other, expiresAt, cameFrom } }: { proposal: Proposal }) {
  const { t } = useTranslation();
  const { moment } = useFormat();
  return (
    <Notice tone="good" title={t(cameFrom === 'request' ? 'request.halfTitle' : 'proposal.halfTitle')}>
      <p>{t('proposal.halfText', { name: other.displayName, date: expiresAt ? moment(expiresAt) : '' })}</p>
    </Notice>
  );
}

/** How a request came out; its student may ask somebody else. */
function RequestOutcome({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation();
  const path = useLocalPath();
  const { state, role, myAnswer } = proposal;
  if (state === 'half_accepted' && myAnswer === 'accepted') return <Half proposal={proposal} />;
  if (state !== 'declined' && state !== 'expired' && state !== 'withdrawn') return null;
  return (
    <Notice title={t(`request.${state}Title_${role}`)}>
      <p>{t(`request.over_${role}`)}</p>
      {role === 'student' && (
        <p className="actions">
          <Link className="button button-second" to={path('/mentors')}>
            {t('request.seeOthers')}
          </Link>
        </p>
      )}
    </Notice>
  );
}

function Pair({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation();
  const path = useLocalPath();
  if (proposal.group && !proposal.group.joined) {
    return (
      <Notice tone="good" title={t('proposal.group.gathersTitle')}>
        <p>{t('proposal.group.gathersText')}</p>
      </Notice>
    );
  }
  return (
    <Notice tone="good" title={t('proposal.acceptedTitle')}>
      <p>{t('proposal.acceptedText')}</p>
      <p className="actions">
        <Link className="button" to={path(proposal.mentorshipId ? `/mentorships/${proposal.mentorshipId}` : '/home')}>
          {t('proposal.acceptedAction')}
        </Link>
      </p>
    </Notice>
  );
}
