import { useTranslation } from 'react-i18next';
import { useRunGroups } from '../../../api/match-desk/groups.js';
import type { DeskGroup, DeskGroups, DeskRun } from '../../../api/types.js';
import { QueryView } from '../../../components/query-view.js';
import { Tag } from '../../../components/tag.js';
import { useNumbers } from '../use-numbers.js';

/** The groups and host organisations of a run: how full each is, and why one stays closed. */
export function GroupsTab({ run }: { run: DeskRun }) {
  const { t } = useTranslation();
  const groups = useRunGroups(run);
  return (
    <section aria-labelledby="groups" className="desk-part">
      <h2 id="groups">{t('desk.tabs.groups')}</h2>
      <QueryView query={groups} lines={6}>
        {(found: DeskGroups) => <Groups {...found} />}
      </QueryView>
    </section>
  );
}

function Groups({ items, exact, atMost }: DeskGroups) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const open = items.filter(({ fate }) => fate === 'open').length;
  return (
    <>
      <p className="lead">{t('desk.groups.open', { count: items.length, open: number(open) })}</p>
      <p className="hint">{exact ? t('desk.groups.exact') : t('desk.groups.notSure', { most: number(atMost ?? 0) })}</p>
      <div className="card">
        <table className="desk-table desk-stack">
          <caption className="visually-hidden">{t('desk.tabs.groups')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('desk.groups.mentors')}</th>
              <th scope="col">{t('desk.groups.students')}</th>
              <th scope="col">{t('desk.groups.fate')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((group) => (
              <GroupRow key={group.groupId} group={group} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function GroupRow({ group }: { group: DeskGroup }) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const { kind, lead, others, least, places, students, names, fate } = group;
  return (
    <tr>
      <th scope="row">
        <strong>{[lead, ...others].join(', ')}</strong>
        <span className="hint desk-line">{t(`desk.groups.kind.${kind}`)}</span>
      </th>
      <td data-column={t('desk.groups.students')}>
        {t('desk.figures.of', { part: number(students), of: number(places) })}
        <span className="hint desk-line">{t('desk.groups.least', { count: least })}</span>
        {names.length > 0 && <span className="desk-line">{names.join(', ')}</span>}
      </td>
      <td data-column={t('desk.groups.fate')}>
        {fate === 'open' ? (
          <Tag tone="good" icon="check">
            {t('desk.groups.fates.open')}
          </Tag>
        ) : (
          t(`desk.groups.fates.${fate}`)
        )}
      </td>
    </tr>
  );
}
