import { useTranslation } from 'react-i18next';
import type { DeskPair } from '../../../api/types.js';
import { Tag } from '../../../components/tag.js';
import { DeskIcon } from '../desk-icon.js';

/** What is special about a pair, in words: weak, locked, how its proposal stands once it is sent. */
export function PairTags({ pair: { locked, state }, isWeak }: { pair: DeskPair; isWeak: boolean }) {
  const { t } = useTranslation();
  return (
    <span className="tags">
      {locked && (
        <Tag tone="info">
          <DeskIcon name="lock" />
          {t('desk.board.locked')}
        </Tag>
      )}
      {isWeak && (
        <Tag tone="warning" icon="warning">
          {t('desk.board.weak')}
        </Tag>
      )}
      {state && state !== 'proposed' && <Tag>{t(`desk.board.state.${state}`)}</Tag>}
    </span>
  );
}
