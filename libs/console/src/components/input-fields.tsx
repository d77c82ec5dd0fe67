import React from 'react';
import type { InputView } from '../screens/payloads';
import type { Problem } from './api';
import { ReferenceInput } from './reference-input';
import { useTexts } from './texts';

interface InputFieldsProps {
  readonly inputs: readonly InputView[];
  readonly values: Readonly<Record<string, string>>;
  readonly faults: Problem['faults'];
  labelOf(name: string): string;
  valueLabelOf(name: string, code: string): string;
  onChange(name: string, value: string): void;
}

interface FieldProps extends Omit<InputFieldsProps, 'inputs' | 'labelOf' | 'faults'> {
  readonly input: InputView;
  readonly id: string;
  readonly describedBy: string | undefined;
}

const HTML_TYPES = { text: 'text', number: 'number', date: 'date', instant: 'datetime-local' } as const;

function Field({ input, id, describedBy, values, valueLabelOf, onChange }: FieldProps) {
  const texts = useTexts();
  const value = values[input.name] ?? '';
  const change = (event: { readonly target: { readonly value: string } }) => onChange(input.name, event.target.value);
  const shared = { id, value, required: input.required, 'aria-describedby': describedBy };
  if (input.type === 'reference') {
    return (
      <ReferenceInput
        {...shared}
        to={input.to ?? ''}
        describedBy={describedBy}
        onChange={(chosen) => onChange(input.name, chosen)}
      />
    );
  }
  if (input.type === 'long-text') return <textarea {...shared} rows={5} maxLength={10_000} onChange={change} />;
  if (input.type !== 'choice')
    return (
      <input
        {...shared}
        type={HTML_TYPES[input.type]}
        step={input.type === 'number' ? 'any' : undefined}
        onChange={change}
      />
    );
  return (
    <select {...shared} onChange={change}>
      <option value="">{texts.ui('choose')}</option>
      {(input.values ?? []).map((code) => (
        <option key={code} value={code}>
          {valueLabelOf(input.name, code)}
        </option>
      ))}
    </select>
  );
}

/** What staff must enter before a command or an import. */
export function InputFields({ inputs, values, faults, labelOf, valueLabelOf, onChange }: InputFieldsProps) {
  const texts = useTexts();
  return (
    <>
      {inputs.map((input) => {
        const fault = faults?.find(
          (candidate) => candidate.pointer === `/input/${input.name}` || candidate.pointer === `/${input.name}`,
        );
        const id = `input-${input.name}`;
        return (
          <div key={input.name} className="field">
            <label htmlFor={id}>
              {labelOf(input.name)}
              {!input.required && <span className="faint"> {texts.ui('optional')}</span>}
            </label>
            <Field {...{ input, id, values, valueLabelOf, onChange }} describedBy={fault && `${id}-fault`} />
            {fault && (
              <p id={`${id}-fault`} className="fault">
                {fault.detail}
              </p>
            )}
          </div>
        );
      })}
    </>
  );
}
