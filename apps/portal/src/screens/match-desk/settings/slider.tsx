import type { Fault } from '../../../api/types.js';
import { controlProps, Field } from '../../../components/form/field.js';

interface SliderProps {
  pointer: string;
  label: string;
  hint?: string;
  fault?: Fault;
  value: number;
  max: number;
  step: number;
  /** The value in words, e.g. "250 points". */
  inWords: string;
  onChange: (value: number) => void;
}

/** The browser's own slider: arrows, Page up and down, Home and End; the value stands beside it in words. */
export function Slider({ value, max, step, inWords, onChange, ...base }: SliderProps) {
  return (
    <Field {...base}>
      <span className="desk-slider">
        <input
          {...controlProps(base)}
          type="range"
          min={0}
          max={max}
          step={step}
          value={value}
          aria-valuetext={inWords}
          onChange={({ target }) => onChange(Number(target.value))}
        />
        <span aria-hidden="true">{inWords}</span>
      </span>
    </Field>
  );
}
