import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DeskRun } from '../../../api/types.js';
import { useLocalPath } from '../../../app/language.js';
import { useFormat } from '../../../i18n/use-format.js';
import { RunTags } from '../run-tags.js';
import { useNumbers } from '../use-numbers.js';

const WITH_PAIRS: readonly DeskRun['state'][] = ['done', 'published'];

/** One run of the list: what, when, and what came out. */
export function RunCard({ run }: { run: DeskRun }) {
  const { t } = useTranslation();
  const path = useLocalPath();
  const { moment } = useFormat();
  const { number } = useNumbers();
  const { id, cohort, createdAt, state, matched, students, score, offers } = run;
  return (
    <li className="card desk-run">
      <div>
        <h2 className="card-title">
          <Link className="card-link" to={path(`/staff/match-runs/${id}`)}>
            {cohort}
          </Link>
        </h2>
        <p className="hint">{t('desk.list.asked', { date: moment(createdAt) })}</p>
      </div>
      {WITH_PAIRS.includes(state) && (
        <p>
          {t('desk.list.matchedOf', { matched: number(matched), students: number(students) })}
          {matched > 0 && (
            <span className="hint desk-line">{t('desk.list.mean', { mean: number(score / matched) })}</span>
          )}
        </p>
      )}
      <div className="desk-run-state">
        <RunTags run={run} />
        {offers.includes('publish') && <p className="hint">{t('desk.list.live')}</p>}
      </div>
    </li>
  );
}
