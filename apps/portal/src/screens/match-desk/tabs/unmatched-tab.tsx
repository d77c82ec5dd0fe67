import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useUnmatched } from '../../../api/match-desk/answers.js';
import type { DeskRun, UnmatchedStudent } from '../../../api/types.js';
import { Empty } from '../../../components/empty.js';
import { QueryView } from '../../../components/query-view.js';
import { Tag } from '../../../components/tag.js';
import { useNumbers } from '../use-numbers.js';
import { MoreButton } from './more-button.js';
import { useMore } from './use-more.js';

const WHYS = ['no-mentor', 'after-talks', 'group-closed', 'too-few-places'] as const;
/** Of rounds that have such a thing. */
const SOME_ROUNDS: readonly string[] = ['after-talks', 'group-closed'];

/** Who has no mentor, why, and what would help. Who waited longest stands first. */
export function UnmatchedTab({ run }: { run: DeskRun }) {
  const { t } = useTranslation();
  const students = useUnmatched(run);
  return (
    <section aria-labelledby="unmatched" className="desk-part">
      <h2 id="unmatched">{t('desk.unmatched.title')}</h2>
      <QueryView query={students} lines={8}>
        {(items: UnmatchedStudent[]) =>
          items.length > 0 ? (
            <Students items={items} />
          ) : (
            <Empty icon="check" title={t('desk.unmatched.none')}>
              <p>{t('desk.unmatched.noneText')}</p>
            </Empty>
          )
        }
      </QueryView>
    </section>
  );
}

function Students({ items }: { items: readonly UnmatchedStudent[] }) {
  const { t } = useTranslation();
  const [address, setAddress] = useSearchParams();
  const why = WHYS.find((one) => one === address.get('why'));
  const fitting = items.filter((student) => !why || student.why === why);
  const { some, left, more } = useMore(fitting);
  const choose = (next: string | undefined) => {
    const wanted = new URLSearchParams(address);
    if (next) wanted.set('why', next);
    else wanted.delete('why');
    setAddress(wanted, { replace: true });
  };
  const countOf = (one: string | undefined) => items.filter((student) => !one || student.why === one).length;
  return (
    <>
      <ul className="chips" aria-label={t('desk.unmatched.filter')}>
        {[undefined, ...WHYS.filter((one) => !SOME_ROUNDS.includes(one) || countOf(one) > 0)].map((one) => (
          <li key={one ?? 'all'}>
            <button type="button" className="chip" aria-pressed={one === why} onClick={() => choose(one)}>
              {t(one ? `desk.unmatched.why.${one}` : 'common.all')} ({countOf(one)})
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className="found">
        {t('desk.unmatched.found', { count: fitting.length })}
      </p>
      <ul className="card desk-students">
        {some.map((student) => (
          <li key={student.studentEnrolmentId}>
            <Student student={student} />
          </li>
        ))}
      </ul>
      <MoreButton left={left} onMore={more} />
    </>
  );
}

function Student({ student: one }: { student: UnmatchedStudent }) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const { student, home, why, options, removed, waitingRounds, crowd, wouldHelp } = one;
  return (
    <>
      <div>
        <h3>{student}</h3>
        <p className="hint">{home || t('desk.noUniversity')}</p>
        {waitingRounds > 0 && (
          <Tag tone="warning" icon="clock">
            {t('desk.unmatched.waited', { count: waitingRounds })}
          </Tag>
        )}
      </div>
      <div className="desk-why">
        <p>
          <strong>{t(`desk.unmatched.why.${why}`)}.</strong> {why === 'no-mentor' && t('desk.unmatched.noMentorText')}
          {why === 'after-talks' && t('desk.unmatched.afterTalksText')}
          {why === 'group-closed' && t('desk.unmatched.groupClosedText', { count: options })}
          {why === 'too-few-places' && t('desk.unmatched.options', { count: options })}{' '}
          {crowd && t('desk.unmatched.crowd', { students: number(crowd.students), places: number(crowd.places) })}
        </p>
        {removed.length > 0 && <Removed removed={removed} />}
      </div>
      {wouldHelp.length > 0 && (
        <div>
          <p className="hint">{t('desk.unmatched.wouldHelp')}</p>
          <ul className="bullets">
            {wouldHelp.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

/** How many mentors each rule took from the student. */
function Removed({ removed }: Pick<UnmatchedStudent, 'removed'>) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  return (
    <>
      <p className="hint">{t('desk.removed.perStudent')}</p>
      <ul className="bullets">
        {removed.map(({ code, count }) => (
          <li key={code}>
            {t('desk.removed.mentors', {
              // Of one student, whom somebody avoided after a talk is counted with whom she knows.
              rule: t(code === 'known' ? 'desk.removed.knownOfStudent' : `desk.removed.rule.${code}`),
              count: number(count),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}
