import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mentorship } from '../../api/types.js';
import { Empty } from '../../components/empty.js';
import { Notice } from '../../components/notice.js';
import { MeetingItem } from './meeting-item.js';

export function Meetings({ mentorship }: { mentorship: Mentorship }) {
  const { t } = useTranslation();
  const [said, setSaid] = useState<'confirm' | 'object'>();
  const heading = useRef<HTMLHeadingElement>(null);
  const onAnswered = (answer: 'confirm' | 'object') => {
    setSaid(answer);
    // The buttons are gone now; the focus must not be.
    heading.current?.focus();
  };
  const { meetings } = mentorship;

  // "Did you meet?" on the home page leads here.
  useEffect(() => {
    if (window.location.hash === '#meetings') heading.current?.focus();
  }, []);

  const held = meetings.filter(({ state }) => state !== 'objected');
  const total = held.reduce((sum, { minutes }) => sum + minutes, 0);
  const newest = [...meetings].sort((a, b) => b.heldOn.localeCompare(a.heldOn));
  return (
    <section aria-labelledby="meetings">
      <div className="section-head">
        <h2 id="meetings" ref={heading} tabIndex={-1}>
          {t('mentorship.meetings')}
        </h2>
        {held.length > 0 && (
          <p className="muted">
            {t('mentorship.count', { count: held.length })},{' '}
            {t(total % 60 === 0 ? 'mentorship.totalHours' : 'mentorship.total', {
              hours: Math.floor(total / 60),
              minutes: total % 60,
            })}
          </p>
        )}
      </div>
      <div role="status">
        {said && (
          <Notice tone={said === 'confirm' ? 'good' : 'info'}>
            <p>{said === 'confirm' ? t('mentorship.confirmedToast') : t('mentorship.objectedToast')}</p>
          </Notice>
        )}
      </div>
      {meetings.length === 0 ? (
        <Empty icon="calendar" title={t('mentorship.noMeetings')}>
          <p>{t('mentorship.noMeetingsText')}</p>
        </Empty>
      ) : (
        <ul className="stack">
          {newest.map((meeting) => (
            <MeetingItem key={meeting.id} mentorshipId={mentorship.id} meeting={meeting} onAnswered={onAnswered} />
          ))}
        </ul>
      )}
    </section>
  );
}
