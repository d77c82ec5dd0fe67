import type { ReactNode } from 'react';
import { FaultText, type FieldBase } from './field.js';
import { fieldId } from './field-id.js';

interface ConsentBoxProps extends Pick<FieldBase, 'pointer' | 'fault'> {
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  children: ReactNode;
}

/** One sentence to agree to. */
export function ConsentBox({ pointer, fault, isOn, onChange, children }: ConsentBoxProps) {
  const id = fieldId(pointer);
  return (
    <div className="field" data-invalid={fault ? true : undefined}>
      <FaultText id={id} fault={fault} />
      <label className="choice choice-consent">
        <input
          id={id}
          type="checkbox"
          checked={isOn}
          aria-invalid={fault ? true : undefined}
          aria-describedby={fault ? `${id}-fault` : undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>{children}</span>
      </label>
    </div>
  );
}
