import { useTranslation } from 'react-i18next';
import { useRecruiting } from '../../../api/match-desk/answers.js';
import type { DeskRun, RecruitingList } from '../../../api/types.js';
import { Empty } from '../../../components/empty.js';
import { QueryView } from '../../../components/query-view.js';
import { BarCell } from '../bar-cell.js';
import { useNumbers } from '../use-numbers.js';

/** Which mentors to look for next; no names, so that it may be shown to companies. */
export function RecruitingTab({ run }: { run: DeskRun }) {
  const { t } = useTranslation();
  const needs = useRecruiting(run);
  return (
    <section aria-labelledby="recruiting" className="desk-part">
      <h2 id="recruiting">{t('desk.tabs.recruiting')}</h2>
      <p className="lead">{t('desk.helps.lead')}</p>
      <QueryView query={needs} lines={8}>
        {(list: RecruitingList) =>
          list.items.length > 0 ? (
            <Needs {...list} />
          ) : run.matched === run.students ? (
            <Empty icon="check" title={t('desk.unmatched.none')}>
              <p>{t('desk.recruiting.none')}</p>
            </Empty>
          ) : (
            <Empty icon="people" title={t('desk.helps.none')} />
          )
        }
      </QueryView>
    </section>
  );
}

function Needs({ seats, items }: RecruitingList) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const longest = Math.max(...items.map(({ most }) => most));
  return (
    <div className="card">
      <p className="hint">{t('desk.helps.seats', { count: seats })}</p>
      <table className="desk-table desk-stack">
        <caption className="visually-hidden">{t('desk.tabs.recruiting')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('desk.recruiting.kind')}</th>
            <th scope="col">{t('desk.helps.one')}</th>
            <th scope="col">{t('desk.helps.most')}</th>
            <th scope="col">{t('desk.recruiting.students')}</th>
            <th scope="col">{t('desk.recruiting.mentors')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ field, language, helps, most, students, mentors }) => (
            <tr key={field + language}>
              <th scope="row">
                <strong>{field}</strong>
                <span className="hint desk-line">{t('desk.helps.sentence', { language, count: helps })}</span>
              </th>
              <td data-column={t('desk.helps.one')}>{number(helps)}</td>
              <BarCell part={most} of={longest} column={t('desk.helps.most')}>
                {number(most)}
              </BarCell>
              <td data-column={t('desk.recruiting.students')}>{number(students)}</td>
              <td data-column={t('desk.recruiting.mentors')}>{number(mentors)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
