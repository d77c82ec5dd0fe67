import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../components/dialog.js';

const KEYS = ['arrows', 'pages', 'ends', 'enter', 'l', 'm', 'r', 'u', 'slash', 'question'] as const;

/** The keys of the board. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('desk.keys.title')} onClose={onClose}>
      <p>{t('desk.keys.text')}</p>
      <dl className="desk-keys">
        {KEYS.map((key) => (
          <div key={key}>
            <dt>
              <kbd>{t(`desk.keys.key.${key}`)}</kbd>
            </dt>
            <dd>{t(`desk.keys.does.${key}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="hint">{t('desk.keys.noDrag')}</p>
    </Dialog>
  );
}
