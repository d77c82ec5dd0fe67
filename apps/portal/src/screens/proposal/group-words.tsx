import { useTranslation } from 'react-i18next';
import type { Proposal } from '../../api/types.js';
import { Notice } from '../../components/notice.js';

/** That the proposal leads into a group: with whom, how large, and when it begins. */
export function GroupWords({ proposal: { group, other, role } }: { proposal: Proposal }) {
  const { t } = useTranslation();
  if (!group) return null;
  const { kind, least, seats, mentors } = group;
  return (
    <Notice title={t(`proposal.group.${kind}`)}>
      <p>
        {role === 'mentor' && t('proposal.group.ledByYou')}
        {role === 'student' && mentors.length === 0 && t('proposal.group.ledBy', { name: other.displayName })}
        {role === 'student' &&
          mentors.length > 0 &&
          t('proposal.group.ledWith', { name: other.displayName, others: mentors.join(', ') })}{' '}
        {t('proposal.group.size', { least, seats })} {t('proposal.group.begins', { count: least })}
      </p>
    </Notice>
  );
}
