import { useTranslation } from 'react-i18next';

/** Holds the place of what is loading, so that nothing jumps when it comes. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const { t } = useTranslation();
  return (
    <div className="skeleton">
      <p className="visually-hidden" role="status">
        {t('common.loading')}
      </p>
      <div aria-hidden="true">
        {Array.from({ length: lines }, (_, line) => line).map((line) => (
          <div key={line} className="skeleton-line" />
        ))}
      </div>
    </div>
  );
}
