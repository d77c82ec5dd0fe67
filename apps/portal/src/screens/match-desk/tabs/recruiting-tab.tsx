import { useTranslation } from 'react-i18next';
import { useRecruiting } from '../../../api/match-desk/answers.js';
import type { DeskRun, RecruitingNeed } from '../../../api/types.js';
import { Empty } from '../../../components/empty.js';
import { QueryView } from '../../../components/query-view.js';
import { useNumbers } from '../use-numbers.js';

/** Which mentors to look for next; no names, so that it may be shown to companies. */
export function RecruitingTab({ run }: { run: DeskRun }) {
  const { t } = useTranslation();
  const needs = useRecruiting(run);
  return (
    <section aria-labelledby="recruiting" className="desk-part">
      <h2 id="recruiting">{t('desk.tabs.recruiting')}</h2>
      <p className="lead">{t('desk.recruiting.lead')}</p>
      <QueryView query={needs} lines={8}>
        {(items: RecruitingNeed[]) =>
          items.length > 0 ? (
            <Needs items={items} />
          ) : (
            <Empty icon="check" title={t('desk.unmatched.none')}>
              <p>{t('desk.recruiting.none')}</p>
            </Empty>
          )
        }
      </QueryView>
    </section>
  );
}

function Needs({ items }: { items: readonly RecruitingNeed[] }) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const most = Math.max(1, ...items.map(({ students }) => students));
  return (
    <div className="card">
      <table className="desk-table">
        <caption className="visually-hidden">{t('desk.tabs.recruiting')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('desk.recruiting.kind')}</th>
            <th scope="col">{t('desk.recruiting.students')}</th>
            <th scope="col">{t('desk.recruiting.mentors')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ field, language, students, mentors }) => (
            <tr key={field + language}>
              <th scope="row">
                <strong>{field}</strong>
                <span className="hint desk-line">{t('desk.recruiting.language', { language })}</span>
              </th>
              <td>
                {number(students)}
                <span className="desk-bar-track" aria-hidden="true">
                  <span style={{ width: `${(students / most) * 100}%` }} />
                </span>
              </td>
              <td>{number(mentors)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
