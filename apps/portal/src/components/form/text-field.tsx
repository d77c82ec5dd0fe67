import type { HTMLInputAutoCompleteAttribute, KeyboardEventHandler } from 'react';
import { controlProps, Field, type FieldBase } from './field.js';

interface TextFieldProps extends FieldBase {
  value: string;
  onChange: (value: string) => void;
  onKeyDown?: KeyboardEventHandler<HTMLInputElement>;
  type?: 'text' | 'email' | 'date' | 'search';
  inputMode?: 'text' | 'numeric' | 'email';
  autoComplete?: HTMLInputAutoCompleteAttribute;
  maxLength?: number;
  min?: string;
  max?: string;
  size?: 'full' | 'short';
}

export function TextField({ value, onChange, type = 'text', size = 'full', ...rest }: TextFieldProps) {
  const { pointer, label, hint, fault, isOptional, ...input } = rest;
  return (
    <Field pointer={pointer} label={label} hint={hint} fault={fault} isOptional={isOptional}>
      <input
        {...controlProps({ pointer, hint, fault })}
        {...input}
        className={size === 'short' ? 'input input-short' : 'input'}
        type={type}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}

interface TextAreaProps extends FieldBase {
  value: string;
  onChange: (value: string) => void;
  maxLength: number;
}

export function TextArea({ value, onChange, maxLength, ...base }: TextAreaProps) {
  const { pointer, hint, fault } = base;
  return (
    <Field {...base}>
      <textarea
        {...controlProps({ pointer, hint, fault })}
        className="input"
        rows={4}
        maxLength={maxLength}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <p className="hint counter" aria-hidden="true">
        {value.length} / {maxLength}
      </p>
    </Field>
  );
}
