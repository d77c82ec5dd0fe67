import { useTranslation } from 'react-i18next';
import type { DeskGroup, DeskPair } from '../../../api/types.js';
import { useNumbers } from '../use-numbers.js';
import { PairTags } from './pair-tags.js';

interface BoardRowProps {
  pair: DeskPair;
  row: number;
  /** Pixels from the top of the list. */
  top: number;
  isWeak: boolean;
  group: DeskGroup | undefined;
  isCurrent: boolean;
  onOpen: () => void;
}

/** One pair. The student's name is the button; the whole row is its target, a card on a phone. */
export function BoardRow({ pair, row, top, isWeak, group, isCurrent, onOpen }: BoardRowProps) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const { student, home, mentor, company, score } = pair;
  return (
    <tr aria-rowindex={row + 2} className="desk-row" style={{ transform: `translateY(${top}px)` }}>
      <th scope="row">
        <button
          type="button"
          className="desk-open"
          tabIndex={isCurrent ? 0 : -1}
          aria-haspopup="dialog"
          onClick={onOpen}
        >
          {student}
          <span className="visually-hidden">, {t('desk.board.rowName', { mentor, score: number(score) })}</span>
        </button>
      </th>
      <td className="desk-home">{home || t('desk.noUniversity')}</td>
      <td className="desk-mentor">
        {mentor}
        {company && <span className="hint">{company}</span>}
      </td>
      <td className="desk-score">{number(score)}</td>
      <td>
        <PairTags pair={pair} isWeak={isWeak} group={group} />
      </td>
    </tr>
  );
}
