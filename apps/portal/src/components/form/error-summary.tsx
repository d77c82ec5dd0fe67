import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../api/types.js';
import { Icon } from '../icon.js';
import { fieldId, focusField } from './field-id.js';

interface ErrorSummaryProps {
  faults: readonly Fault[];
  /** Each failed try brings the focus here again. */
  attempt: number;
  labelOf: (pointer: string) => string;
}

/** All faults at the top of the form, each a link to its field. */
export function ErrorSummary({ faults, attempt, labelOf }: ErrorSummaryProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLElement>(null);
  const isShown = faults.length > 0;

  useEffect(() => {
    if (isShown && attempt > 0) box.current?.focus();
  }, [attempt, isShown]);

  if (!isShown) return null;
  return (
    <section ref={box} className="error-summary" tabIndex={-1} aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">
        <Icon name="warning" />
        {t('form.faults', { count: faults.length })}
      </h2>
      <ul>
        {faults.map((fault) => (
          <li key={fault.pointer + fault.code}>
            <a
              href={`#${fieldId(fault.pointer)}`}
              onClick={(event) => {
                event.preventDefault();
                focusField(fault.pointer);
              }}
            >
              {labelOf(fault.pointer)}: {fault.detail}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
