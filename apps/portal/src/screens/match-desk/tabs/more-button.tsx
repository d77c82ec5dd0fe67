import { useTranslation } from 'react-i18next';

export function MoreButton({ left, onMore }: { left: number; onMore: () => void }) {
  const { t } = useTranslation();
  if (left === 0) return null;
  return (
    <p>
      <button type="button" className="button button-second" onClick={onMore}>
        {t('desk.more', { count: left })}
      </button>
    </p>
  );
}
