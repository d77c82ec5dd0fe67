import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../api/types.js';
import { FaultText } from './field.js';
import { fieldId } from './field-id.js';

interface GroupProps {
  pointer: string;
  legend: string;
  /** `hidden` where a heading above says the same. */
  legendLook?: 'hidden';
  hint?: ReactNode;
  fault?: Fault;
  isOptional?: boolean;
  children: ReactNode;
}

/** A question with several answers: its legend, hint and fault are read with each answer. */
export function Group({ pointer, legend, legendLook, hint, fault, isOptional, children }: GroupProps) {
  const { t } = useTranslation();
  const id = fieldId(pointer);
  const described = [hint ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ');
  return (
    <fieldset
      id={id}
      className="group"
      data-invalid={fault ? true : undefined}
      aria-describedby={described || undefined}
    >
      <legend className={legendLook && 'visually-hidden'}>
        {legend}
        {isOptional && <span className="optional"> ({t('form.optional')})</span>}
      </legend>
      {hint && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      <FaultText id={id} fault={fault} />
      {children}
    </fieldset>
  );
}

export interface Choice<Value extends string> {
  value: Value;
  label: string;
  hint?: string;
}

interface RadioGroupProps<Value extends string> extends Omit<GroupProps, 'children'> {
  choices: readonly Choice<Value>[];
  value: Value | undefined;
  onChange: (value: Value) => void;
  /** `chips` for short answers side by side. */
  look?: 'rows' | 'chips';
}

export function RadioGroup<Value extends string>({
  choices,
  value,
  onChange,
  look = 'rows',
  ...group
}: RadioGroupProps<Value>) {
  const name = fieldId(group.pointer);
  return (
    <Group {...group}>
      <div className={`choices choices-${look}`}>
        {choices.map((choice) => (
          <label key={choice.value} className="choice">
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            <span>
              {choice.label}
              {choice.hint && <span className="hint">{choice.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </Group>
  );
}

interface CheckboxGroupProps<Value extends string> extends Omit<GroupProps, 'children'> {
  choices: readonly Choice<Value>[];
  values: readonly Value[];
  onChange: (values: Value[]) => void;
  look?: 'rows' | 'chips' | 'columns';
}

export function CheckboxGroup<Value extends string>({
  choices,
  values,
  onChange,
  look = 'rows',
  ...group
}: CheckboxGroupProps<Value>) {
  const toggle = (value: Value, isOn: boolean) =>
    onChange(isOn ? [...values, value] : values.filter((other) => other !== value));
  return (
    <Group {...group}>
      <div className={`choices choices-${look}`}>
        {choices.map(({ value, label }) => (
          <label key={value} className="choice">
            <input
              type="checkbox"
              value={value}
              checked={values.includes(value)}
              onChange={(event) => toggle(value, event.target.checked)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </Group>
  );
}
