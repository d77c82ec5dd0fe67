import type { ReactNode } from 'react';
import { controlProps, Field, type FieldBase } from './field.js';

interface SelectFieldProps extends FieldBase {
  value: string;
  onChange: (value: string) => void;
  /** The options. */
  children: ReactNode;
}

export function SelectField({ value, onChange, children, ...base }: SelectFieldProps) {
  const { pointer, hint, fault } = base;
  return (
    <Field {...base}>
      <select
        {...controlProps({ pointer, hint, fault })}
        className="input select"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {children}
      </select>
    </Field>
  );
}
