import { useTranslation } from 'react-i18next';
import type { Mentorship, NewMeeting } from '../../api/types.js';
import { Notice } from '../../components/notice.js';
import { useFormat } from '../../i18n/use-format.js';

interface LoggedNoticeProps {
  mentorship: Mentorship;
  logged: NewMeeting;
}

export function LoggedNotice({ mentorship, logged }: LoggedNoticeProps) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const name = mentorship.others.map(({ displayName }) => displayName).join(', ');
  const counts = mentorship.meetings.find(
    (meeting) => meeting.heldOn === logged.heldOn && meeting.loggedByMe,
  )?.countsAt;
  return (
    <Notice tone="good" title={t('mentorship.logged')}>
      {counts && <p>{t('mentorship.loggedText', { name, date: day(counts) })}</p>}
    </Notice>
  );
}
