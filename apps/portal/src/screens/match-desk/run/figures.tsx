import { useTranslation } from 'react-i18next';
import type { DeskPair, DeskRun } from '../../../api/types.js';
import { Icon } from '../../../components/icon.js';
import { useNumbers } from '../use-numbers.js';
import { countBelow } from './pair-statistics.js';

interface FiguresProps {
  run: DeskRun;
  /** Undefined while they are coming. */
  pairs: readonly DeskPair[] | undefined;
}

/** The run in figures, and why no plan could serve more. */
export function Figures({ run, pairs }: FiguresProps) {
  const { t } = useTranslation();
  const { number, percent } = useNumbers();
  const { students, matched, score, seats, mentors, settings } = run;
  const figures = [
    ['matched', t('desk.figures.of', { part: number(matched), of: number(students) }), percent(matched, students)],
    ['without', number(students - matched), ''],
    ['mean', number(matched === 0 ? 0 : score / matched), t('desk.figures.ofFull')],
    [
      'weak',
      pairs ? number(countBelow(pairs, settings.poorBelow)) : '…',
      t('desk.spread.limit', { score: number(settings.poorBelow) }),
    ],
    ['locked', pairs ? number(pairs.filter(({ locked }) => locked).length) : '…', ''],
    ['seats', number(seats), t('desk.figures.mentors', { count: mentors })],
  ] as const;
  return (
    <section className="card" aria-labelledby="figures">
      <h2 id="figures" className="card-title">
        {t('desk.figures.title')}
      </h2>
      <dl className="desk-figures">
        {figures.map(([name, value, more]) => (
          <div key={name}>
            <dt>{t(`desk.figures.${name}`)}</dt>
            <dd>
              {value}
              {more && <span className="hint desk-line">{more}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <Certificate run={run} />
    </section>
  );
}

/** König's theorem in one plain sentence: a cover as large as the matching proves it the largest. */
function Certificate({ run }: { run: DeskRun }) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  if (!run.result) return null;
  const { students, places } = run.result.cover;
  const proof = proofOf(run);
  return (
    <p className="desk-proof">
      <Icon name={proof === 'changed' ? 'info' : 'check'} />
      <span>
        {t(`desk.figures.proof.${proof}`, {
          matched: number(run.matched),
          most: number(students + places),
          students: number(students),
          places: number(places),
        })}
      </span>
    </p>
  );
}

function proofOf({ matched, students, result }: DeskRun): 'all' | 'changed' | 'places' | 'students' | 'both' {
  const cover = result?.cover ?? { students: 0, places: 0 };
  if (matched === students) return 'all';
  if (cover.students + cover.places !== matched) return 'changed';
  if (cover.students === 0) return 'places';
  return cover.places === 0 ? 'students' : 'both';
}
