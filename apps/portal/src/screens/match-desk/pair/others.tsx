import { useTranslation } from 'react-i18next';
import type { OtherMentor } from '../../../api/types.js';
import { useNumbers } from '../use-numbers.js';

interface OthersProps {
  others: readonly OtherMentor[];
  /** Of the present pair. */
  score: number;
  onMove: ((to: OtherMentor) => void) | undefined;
}

/** Other mentors whom the rules allow. "Move to..." is a button each: nothing here needs dragging. */
export function Others({ others, score, onMove }: OthersProps) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="pair-others">
      <h3 id="pair-others">{t('desk.pair.others')}</h3>
      {others.length === 0 ? (
        <p>{t('desk.pair.noOthers')}</p>
      ) : (
        <>
          <p className="hint">{t('desk.pair.othersText')}</p>
          <ul className="desk-others">
            {others.map((other) => (
              <Other key={other.mentorEnrolmentId} other={other} than={score} onMove={onMove} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Other({ other, than, onMove }: { other: OtherMentor; than: number; onMove: OthersProps['onMove'] }) {
  const { t } = useTranslation();
  const { number, change } = useNumbers();
  const { mentor, company, score, freeSeats, taken } = other;
  return (
    <li>
      <div>
        <p>
          <strong>{mentor}</strong>
          {company && <span className="hint">, {company}</span>}
        </p>
        <p className="hint">
          {t('desk.pair.otherScore', { score: number(score), change: change(score - than) })}
          {' · '}
          {taken < freeSeats
            ? t('desk.pair.free', { taken, seats: freeSeats })
            : t('desk.pair.full', { seats: freeSeats })}
        </p>
      </div>
      {onMove && (
        <button
          type="button"
          className="button button-small button-second"
          aria-label={t('desk.pair.moveHere', { mentor })}
          onClick={() => onMove(other)}
        >
          {t('desk.pair.moveHereShort')}
        </button>
      )}
    </li>
  );
}
