import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useMentorship } from '../../api/mentorships.js';
import type { Mentorship } from '../../api/types.js';
import { Page } from '../../app/page.js';
import { MentorshipTag } from '../../components/mentorship-tag.js';
import { Notice } from '../../components/notice.js';
import { QueryView } from '../../components/query-view.js';
import { FirstMeetingTips } from './first-meeting-tips.js';
import { LogMeeting } from './log-meeting.js';
import { Meetings } from './meetings.js';
import { People } from './people.js';

const RUNNING: readonly Mentorship['state'][] = ['agreed', 'active', 'paused', 'closing'];

/** One pair or group: who, and the meetings held. */
export function MentorshipScreen() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const mentorship = useMentorship(id);
  const names = mentorship.data?.others.map(({ displayName }) => displayName).join(', ');
  return (
    <Page
      title={names ? t('mentorship.title', { names }) : t('mentorship.titlePlain')}
      above={mentorship.data && <MentorshipTag state={mentorship.data.state} />}
      width="wide"
    >
      <QueryView query={mentorship} lines={8}>
        {(data) => (
          <>
            {data.state === 'suspended' && (
              <Notice tone="warning">
                <p>{t('mentorship.hidden')}</p>
              </Notice>
            )}
            <div className="home-columns">
              <div className="home-main">
                {RUNNING.includes(data.state) ? (
                  <LogMeeting key={data.id} mentorship={data} />
                ) : (
                  data.state !== 'suspended' && <p className="muted">{t('mentorship.closedNote')}</p>
                )}
                <Meetings mentorship={data} />
              </div>
              <aside className="home-side" aria-label={t('mentorship.people')}>
                <People mentorship={data} />
                {RUNNING.includes(data.state) && data.meetings.length === 0 && <FirstMeetingTips />}
              </aside>
            </div>
          </>
        )}
      </QueryView>
    </Page>
  );
}
