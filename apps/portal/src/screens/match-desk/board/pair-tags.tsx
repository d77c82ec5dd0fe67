import { useTranslation } from 'react-i18next';
import type { DeskGroup, DeskPair } from '../../../api/types.js';
import { Tag } from '../../../components/tag.js';
import { DeskIcon } from '../desk-icon.js';
import { useNumbers } from '../use-numbers.js';

interface PairTagsProps {
  pair: DeskPair;
  isWeak: boolean;
  /** Whose place it is, if the mentor leads a group. */
  group?: DeskGroup | undefined;
}

/** What is special about a pair, in words: weak, locked, in a group, how its proposal stands once it is sent. */
export function PairTags({ pair: { locked, state }, isWeak, group }: PairTagsProps) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  return (
    <span className="tags">
      {group && (
        <Tag tone="info" icon="people">
          {t(`desk.groups.kind.${group.kind}`)}{' '}
          {t('desk.figures.of', { part: number(group.students), of: number(group.places) })}
        </Tag>
      )}
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
