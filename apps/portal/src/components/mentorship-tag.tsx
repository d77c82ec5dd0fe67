import { useTranslation } from 'react-i18next';
import type { MentorshipState } from '../api/types.js';
import type { Tone } from './notice.js';
import { Tag } from './tag.js';

const TONES: Record<MentorshipState, Tone | 'plain'> = {
  agreed: 'info',
  active: 'good',
  paused: 'warning',
  closing: 'warning',
  completed: 'plain',
  ended_early: 'plain',
  suspended: 'bad',
};

export function MentorshipTag({ state }: { state: MentorshipState }) {
  const { t } = useTranslation();
  return <Tag tone={TONES[state]}>{t(`mentorship.state.${state}`)}</Tag>;
}
