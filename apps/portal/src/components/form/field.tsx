import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../api/types.js';
import { Icon } from '../icon.js';
import { fieldId } from './field-id.js';

export interface FieldBase {
  /** JSON pointer of the answer; the id of the field comes from it. */
  pointer: string;
  label: string;
  hint?: ReactNode;
  fault?: Fault;
  isOptional?: boolean;
}

/** What links a control to its hint and its fault. */
export function controlProps({ pointer, hint, fault }: Pick<FieldBase, 'pointer' | 'hint' | 'fault'>) {
  const id = fieldId(pointer);
  const described = [hint ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ');
  return { id, 'aria-describedby': described || undefined, 'aria-invalid': fault ? true : undefined };
}

/** Label, hint, fault, control: in this order for eyes and for screen readers. */
export function Field({ pointer, label, hint, fault, isOptional, children }: FieldBase & { children: ReactNode }) {
  const { t } = useTranslation();
  const id = fieldId(pointer);
  return (
    <div className="field" data-invalid={fault ? true : undefined}>
      <label htmlFor={id}>
        {label}
        {isOptional && <span className="optional"> ({t('form.optional')})</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      <FaultText id={id} fault={fault} />
      {children}
    </div>
  );
}

export function FaultText({ id, fault }: { id: string; fault: Fault | undefined }) {
  if (!fault) return null;
  return (
    <p id={`${id}-fault`} className="fault">
      <Icon name="warning" />
      {fault.detail}
    </p>
  );
}
