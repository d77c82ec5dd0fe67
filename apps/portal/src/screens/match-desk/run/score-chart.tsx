import { useTranslation } from 'react-i18next';
import type { DeskPair } from '../../../api/types.js';
import { useNumbers } from '../use-numbers.js';
import { BIN, distribution, FULL_SCORE } from './pair-statistics.js';

const WIDTH = 400;
const HEIGHT = 152;
const FLOOR = 130;
const CEILING = 38;
const COLUMN = WIDTH / 10;
const GAP = 5;
const MARKS = [0, 200, 400, 600, 800, FULL_SCORE];

interface ScoreChartProps {
  pairs: readonly DeskPair[];
  poorBelow: number;
}

/** How the scores are spread: a drawing for the eye, and the same numbers as a table. */
export function ScoreChart({ pairs, poorBelow }: ScoreChartProps) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const bins = distribution(pairs);
  const most = Math.max(1, ...bins.map(({ count }) => count));
  const limit = (poorBelow / BIN) * COLUMN;
  return (
    <section className="card" aria-labelledby="spread">
      <h2 id="spread" className="card-title">
        {t('desk.spread.title')}
      </h2>
      <svg
        className="desk-chart"
        viewBox={`-8 0 ${WIDTH + 26} ${HEIGHT}`}
        role="img"
        aria-label={t('desk.spread.drawing')}
      >
        {poorBelow > 0 && <line className="desk-chart-limit" x1={limit} x2={limit} y1={4} y2={FLOOR} />}
        {bins.map(({ from, count }, bin) => {
          const height = ((FLOOR - CEILING) * count) / most;
          const x = bin * COLUMN;
          return (
            <g key={from}>
              <rect
                className={from + BIN <= poorBelow ? 'desk-chart-weak' : 'desk-chart-bar'}
                x={x + GAP / 2}
                y={FLOOR - height}
                width={COLUMN - GAP}
                height={height}
                rx={3}
              />
              <text x={x + COLUMN / 2} y={FLOOR - height - 5} textAnchor="middle">
                {count > 0 ? number(count) : ''}
              </text>
            </g>
          );
        })}
        {MARKS.map((score) => (
          <text key={score} x={(score / BIN) * COLUMN} y={FLOOR + 18} textAnchor="middle" className="desk-chart-axis">
            {number(score)}
          </text>
        ))}
        <line x1={0} x2={WIDTH} y1={FLOOR} y2={FLOOR} />
        {poorBelow > 0 && (
          <text x={limit + 5} y={14} className="desk-chart-axis">
            {t('desk.spread.limit', { score: number(poorBelow) })}
          </text>
        )}
      </svg>
      <details className="desk-more">
        <summary>{t('desk.spread.asTable')}</summary>
        <table className="desk-table">
          <thead>
            <tr>
              <th scope="col">{t('desk.spread.points')}</th>
              <th scope="col">{t('desk.spread.pairs')}</th>
            </tr>
          </thead>
          <tbody>
            {bins.map(({ from, to, count }) => (
              <tr key={from}>
                <th scope="row">
                  {number(from)}–{number(to)}
                </th>
                <td>{number(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
