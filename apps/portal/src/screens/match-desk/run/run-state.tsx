import { useTranslation } from 'react-i18next';
import type { DeskRun } from '../../../api/types.js';
import { Notice } from '../../../components/notice.js';

/** A run that works no more: what became of it. */
export function RunState({ run }: { run: DeskRun }) {
  const { t } = useTranslation();
  if (run.state === 'failed')
    return (
      <Notice tone="bad" title={t('desk.run.failedTitle')}>
        <p>{t('desk.run.failedText')}</p>
        {run.failure && <code>{run.failure}</code>}
      </Notice>
    );
  if (run.state === 'cancelled')
    return (
      <Notice title={t('desk.run.cancelledTitle')}>
        <p>{t('desk.run.cancelledText')}</p>
      </Notice>
    );
  return null;
}
