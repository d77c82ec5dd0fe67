import { useTranslation } from 'react-i18next';
import type { DeskPair } from '../../../api/types.js';
import { PairTags } from '../board/pair-tags.js';
import { useNumbers } from '../use-numbers.js';

/** Who the two are, and their score. */
export function PairCard({ pair, isWeak }: { pair: DeskPair; isWeak: boolean }) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const lines = [
    ['desk.student', pair.student, pair.home || t('desk.noUniversity')],
    ['desk.mentor', pair.mentor, pair.company],
    ['desk.pair.score', t('desk.pair.ofFull', { score: number(pair.score) }), ''],
  ] as const;
  return (
    <>
      <dl className="fact-list desk-pair-facts">
        {lines.map(([label, value, more]) => (
          <div key={label}>
            <dt>{t(label)}</dt>
            <dd>
              {value}
              {more && <span className="hint desk-line">{more}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <PairTags pair={pair} isWeak={isWeak} />
    </>
  );
}
