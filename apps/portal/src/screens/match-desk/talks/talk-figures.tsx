import { useTranslation } from 'react-i18next';
import type { TalkRound } from '../../../api/types.js';
import { useNumbers } from '../use-numbers.js';

/** Who talks how much; of marks only how many, never whose. */
export function TalkFigures({ round }: { round: TalkRound }) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const { students, mentors, studentsWithTalk, mentorsWithTalk, talks, slots, tablesInUse, marks, state } = round;
  const of = (part: number, all: number) => t('desk.figures.of', { part: number(part), of: number(all) });
  const figures = [
    ['talks', number(talks)],
    ['students', of(studentsWithTalk, students)],
    ['mentors', of(mentorsWithTalk, mentors)],
    ['slots', number(slots)],
    ['tables', number(tablesInUse)],
  ] as const;
  const { liked, mutual, marked } = marks;
  const unmarked = ['unmarked', number(Math.max(0, 2 * talks - marked))] as const;
  // Told when nothing changes any more.
  const likes =
    liked !== null && mutual !== null
      ? ([
          ['liked', number(liked)],
          ['mutual', number(mutual)],
        ] as const)
      : [];
  const shown = state === 'published' || state === 'closed' ? [...figures, ...likes, unmarked] : figures;
  return (
    <section className="card" aria-labelledby="talk-figures">
      <h2 id="talk-figures" className="card-title">
        {t('desk.figures.title')}
      </h2>
      <dl className="desk-figures">
        {shown.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`desk.talks.figure.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
