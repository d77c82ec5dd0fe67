import { useTranslation } from 'react-i18next';
import type { DeskPairDetails } from '../../../api/types.js';
import { useNumbers } from '../use-numbers.js';

const PARTS = [
  ...(['topics', 'goals', 'field', 'industry', 'experience', 'availability', 'languages', 'place'] as const),
  ...(['students', 'waiting', 'working-language', 'meeting-mode'] as const),
] as const;

/** Where the points come from: bars as shares of the pair's score, each with its number. What must be met anyway gives none and has none. */
export function ScoreParts({ parts }: Pick<DeskPairDetails, 'parts'>) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const known = PARTS.flatMap((code) =>
    parts.filter((part) => part.code === code).map(({ points }) => ({ code, points })),
  );
  const scored = known.filter(
    ({ code, points }) => points > 0 || (code !== 'working-language' && code !== 'meeting-mode'),
  );
  if (scored.length === 0) return null;
  const all = Math.max(
    1,
    scored.reduce((sum, { points }) => sum + points, 0),
  );
  return (
    <section aria-labelledby="pair-parts">
      <h3 id="pair-parts">{t('desk.pair.parts')}</h3>
      <dl className="desk-bars">
        {scored.map(({ code, points }) => (
          <div key={code}>
            <dt>{t(`desk.pair.part.${code}`)}</dt>
            <dd>
              <span className="desk-bar-track" aria-hidden="true">
                <span style={{ width: `${(points / all) * 100}%` }} />
              </span>
              {number(points)}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
