import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useComparison } from '../../../api/match-desk/answers.js';
import { useDeskRuns } from '../../../api/match-desk/runs.js';
import type { DeskRun, RunComparison } from '../../../api/types.js';
import { Empty } from '../../../components/empty.js';
import { SelectField } from '../../../components/form/select-field.js';
import { QueryView } from '../../../components/query-view.js';
import { useFormat } from '../../../i18n/use-format.js';
import { useNumbers } from '../use-numbers.js';
import { Comparison } from './comparison.js';

/** This run beside another one of its round. */
export function CompareTab({ run }: { run: DeskRun }) {
  const { t } = useTranslation();
  const runs = useDeskRuns(run.cohortId);
  return (
    <section aria-labelledby="compare" className="desk-part">
      <h2 id="compare">{t('desk.compare.title')}</h2>
      <QueryView query={runs} lines={4}>
        {(items: DeskRun[]) => {
          const others = items.filter(({ id, state }) => id !== run.id && (state === 'done' || state === 'published'));
          return others.length > 0 ? (
            <Chosen run={run} others={others} />
          ) : (
            <Empty icon="people" title={t('desk.compare.none')}>
              <p>{t('desk.compare.noneText')}</p>
            </Empty>
          );
        }}
      </QueryView>
    </section>
  );
}

function Chosen({ run, others }: { run: DeskRun; others: readonly DeskRun[] }) {
  const { t } = useTranslation();
  const { moment } = useFormat();
  const { number } = useNumbers();
  const [address, setAddress] = useSearchParams();
  const other = others.find(({ id }) => id === address.get('with'));
  const comparison = useComparison(run, other?.id);
  const choose = (id: string) => {
    const next = new URLSearchParams(address);
    if (id) next.set('with', id);
    else next.delete('with');
    setAddress(next, { replace: true });
  };
  return (
    <>
      <SelectField pointer="/with" label={t('desk.compare.with')} value={other?.id ?? ''} onChange={choose}>
        <option value="">{t('desk.compare.choose')}</option>
        {others.map(({ id, createdAt, dry, matched, state }) => (
          <option key={id} value={id}>
            {t('desk.compare.option', {
              date: moment(createdAt),
              state: t(dry && state === 'done' ? 'desk.state.tried' : `desk.state.${state}`),
              matched: number(matched),
            })}
          </option>
        ))}
      </SelectField>
      {other && (
        <QueryView query={comparison} lines={8}>
          {(found: RunComparison) => <Comparison comparison={found} />}
        </QueryView>
      )}
    </>
  );
}
