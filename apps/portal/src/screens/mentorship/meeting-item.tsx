import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMeetingAnswer } from '../../api/mentorships.js';
import type { Meeting, MeetingState } from '../../api/types.js';
import { ConfirmDialog } from '../../components/confirm-dialog.js';
import type { Tone } from '../../components/notice.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { Tag } from '../../components/tag.js';
import { useFormat } from '../../i18n/use-format.js';

const TONES: Record<MeetingState, Tone> = { logged: 'info', confirmed: 'good', objected: 'warning' };

interface MeetingItemProps {
  mentorshipId: string;
  meeting: Meeting;
  onAnswered: (answer: 'confirm' | 'object') => void;
}

export function MeetingItem({ mentorshipId, meeting, onAnswered }: MeetingItemProps) {
  const { t } = useTranslation();
  const { weekday, day } = useFormat();
  const [isObjecting, setObjecting] = useState(false);
  const answer = useMeetingAnswer(mentorshipId);
  const say = (word: 'confirm' | 'object') =>
    answer.mutate(
      { meetingId: meeting.id, body: { answer: word, version: meeting.version } },
      {
        onSuccess: () => {
          setObjecting(false);
          onAnswered(word);
        },
      },
    );
  return (
    <li className={meeting.awaitsMe ? 'card meeting meeting-asks' : 'card meeting'}>
      <div className="card-row">
        <div>
          <h3 className="card-title">{weekday(meeting.heldOn)}</h3>
          <p className="muted">
            {t('mentorship.minutesChoice', { minutes: meeting.minutes })} · {t(`modes.${meeting.mode}`)} ·{' '}
            {meeting.loggedByMe ? t('mentorship.byMe') : t('mentorship.byOther')}
          </p>
          {meeting.countsAt && meeting.state === 'logged' && (
            <p className="muted">{t('mentorship.counts', { date: day(meeting.countsAt) })}</p>
          )}
        </div>
        <p className="tags">
          <Tag tone={TONES[meeting.state]} icon={meeting.state === 'confirmed' ? 'check' : undefined}>
            {t(`mentorship.meetingState.${meeting.state}`)}
          </Tag>
        </p>
      </div>
      {meeting.awaitsMe && (
        <div className="meeting-answer">
          <p>
            <strong>{t('mentorship.askConfirm')}</strong>
          </p>
          {answer.error && !isObjecting ? <ProblemNotice error={answer.error} /> : null}
          <p className="actions">
            <button
              type="button"
              className="button button-small"
              aria-disabled={answer.isPending}
              onClick={() => !answer.isPending && say('confirm')}
            >
              {t('mentorship.confirm')}
            </button>
            <button type="button" className="button button-small button-second" onClick={() => setObjecting(true)}>
              {t('mentorship.object')}
            </button>
          </p>
        </div>
      )}
      {isObjecting && (
        <ConfirmDialog
          title={t('mentorship.objectTitle')}
          confirm={t('mentorship.objectConfirm')}
          tone="danger"
          isBusy={answer.isPending}
          error={answer.error}
          onConfirm={() => say('object')}
          onClose={() => setObjecting(false)}
        >
          <p>{t('mentorship.objectText', { date: day(meeting.heldOn) })}</p>
        </ConfirmDialog>
      )}
    </li>
  );
}
