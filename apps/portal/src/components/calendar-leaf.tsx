import { useFormat } from '../i18n/use-format.js';

/** Day and month as on a calendar; the full date stands beside it in words. */
export function CalendarLeaf({ instant }: { instant: string }) {
  const { day, month } = useFormat().leaf(instant);
  return (
    <p className="calendar-leaf" aria-hidden="true">
      <span>{month}</span>
      {day}
    </p>
  );
}
