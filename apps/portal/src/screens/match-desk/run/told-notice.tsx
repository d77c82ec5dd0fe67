import { useTranslation } from 'react-i18next';
import { Notice } from '../../../components/notice.js';
import type { Told } from '../pair/steps.js';

interface ToldNoticeProps {
  told: Told;
  onUndo: (() => void) | undefined;
}

/** What has just been done, with the way back. */
export function ToldNotice({ told: { act, student, mentor }, onUndo }: ToldNoticeProps) {
  const { t } = useTranslation();
  return (
    <Notice tone="good" title={t(`desk.told.${act}`, { student, mentor })}>
      {act !== 'undo' && onUndo && (
        <button type="button" className="button button-small button-second" onClick={onUndo}>
          {t('desk.told.undoThis')}
        </button>
      )}
    </Notice>
  );
}
