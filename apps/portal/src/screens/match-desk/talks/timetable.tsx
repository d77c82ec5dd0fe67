import { useTranslation } from 'react-i18next';
import { useTimetable } from '../../../api/match-desk/talk-rounds.js';
import type { PlannedTalk, TalkRound } from '../../../api/types.js';
import { QueryView } from '../../../components/query-view.js';
import { useFormat } from '../../../i18n/use-format.js';

/** Times down, tables across: the plan that hangs on the wall. */
export function Timetable({ round }: { round: TalkRound }) {
  const { t } = useTranslation();
  const timetable = useTimetable(round);
  return (
    <section className="stack talk-plan" aria-labelledby="timetable">
      <div className="section-head">
        <h2 id="timetable">{t('desk.talks.timetable')}</h2>
        <button type="button" className="button button-small button-second" onClick={() => window.print()}>
          {t('desk.talks.print')}
        </button>
      </div>
      <QueryView query={timetable} lines={8}>
        {(talks) => <TimetableTable talks={talks} />}
      </QueryView>
    </section>
  );
}

function TimetableTable({ talks }: { talks: readonly PlannedTalk[] }) {
  const { t } = useTranslation();
  const { time } = useFormat();
  const tables = [...new Set(talks.map(({ table }) => table))].sort((one, other) => one - other);
  const slots = [...new Map(talks.map((talk) => [talk.slot, talk])).values()].sort(
    (one, other) => one.slot - other.slot,
  );
  const at = new Map(talks.map((talk) => [`${talk.slot} ${talk.table}`, talk]));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must reach what the pointer does.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for questions.
    <div className="talk-scroll" role="group" tabIndex={0} aria-labelledby="timetable">
      <table className="talk-table">
        <thead>
          <tr>
            <th scope="col">{t('desk.talks.timeHead')}</th>
            {tables.map((table) => (
              <th key={table} scope="col">
                {t('desk.talks.table', { table })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {slots.map(({ slot, startsAt }) => (
            <tr key={slot}>
              <th scope="row">{time(startsAt)}</th>
              {tables.map((table) => (
                <TalkCell key={table} talk={at.get(`${slot} ${table}`)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TalkCell({ talk }: { talk: PlannedTalk | undefined }) {
  if (!talk) return <td />;
  return (
    <td>
      {talk.student}
      <span className="hint desk-line">{talk.mentor}</span>
    </td>
  );
}
