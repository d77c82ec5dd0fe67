import { useTranslation } from 'react-i18next';
import type { TalkRound } from '../../../api/types.js';
import { Tag } from '../../../components/tag.js';

const TONES = { draft: 'warning', published: 'good', closed: 'info', dropped: 'info' } as const;

export function TalkTag({ state }: Pick<TalkRound, 'state'>) {
  const { t } = useTranslation();
  return (
    <p className="tags">
      <Tag tone={TONES[state]}>{t(`desk.talks.state.${state}`)}</Tag>
    </p>
  );
}
