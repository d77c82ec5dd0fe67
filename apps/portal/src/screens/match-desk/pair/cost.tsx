import { useTranslation } from 'react-i18next';
import type { ActCost } from '../../../api/types.js';
import { Notice } from '../../../components/notice.js';
import { useNumbers } from '../use-numbers.js';

/** What an act changes, exactly, before it is done. */
export function Cost({ cost }: { cost: ActCost }) {
  const { t } = useTranslation();
  if (cost.refused)
    return (
      <Notice tone="warning" title={t('desk.cost.refusedTitle')}>
        <p>{t('desk.cost.refusedText')}</p>
      </Notice>
    );
  const { matched, score, changes, hiddenChanges } = cost;
  const isFree = changes.length + hiddenChanges === 0;
  return (
    <div className="desk-cost">
      <h3>{t('desk.cost.title')}</h3>
      {isFree ? (
        <p>{t('desk.cost.nothing')}</p>
      ) : (
        <>
          <dl className="fact-list">
            <Step label={t('desk.cost.matched')} {...matched} />
            <Step label={t('desk.cost.score')} {...score} />
          </dl>
          <Changes changes={changes} hidden={hiddenChanges} />
        </>
      )}
    </div>
  );
}

function Step({ label, before, after }: { label: string; before: number; after: number }) {
  const { t } = useTranslation();
  const { number, change } = useNumbers();
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {before === after
          ? t('desk.cost.same', { value: number(before) })
          : t('desk.cost.step', { before: number(before), after: number(after), change: change(after - before) })}
      </dd>
    </div>
  );
}

function Changes({ changes, hidden }: { changes: ActCost['changes']; hidden: number }) {
  const { t } = useTranslation();
  const nobody = t('desk.nobody');
  return (
    <>
      <p>{t('desk.cost.changes', { count: changes.length + hidden })}</p>
      <ul className="bullets">
        {changes.map(({ student, before, after }) => (
          <li key={student + before + after}>
            {t('desk.cost.change', { student, before: before ?? nobody, after: after ?? nobody })}
          </li>
        ))}
        {hidden > 0 && <li>{t('desk.cost.hidden', { count: hidden })}</li>}
      </ul>
    </>
  );
}
