import type { Fault } from '../../api/types.js';
import { RadioGroup } from './choice-group.js';

const NUMBERS = ['1', '2', '3', '4', '5', '6'] as const;

interface CapacityFieldProps {
  legend: string;
  hint?: string;
  fault?: Fault;
  value: number;
  onChange: (capacity: number) => void;
}

/** How many students a mentor takes: one to six. */
export function CapacityField({ value, onChange, ...group }: CapacityFieldProps) {
  return (
    <RadioGroup
      pointer="/capacity"
      look="chips"
      choices={NUMBERS.map((number) => ({ value: number, label: number }))}
      value={NUMBERS[value - 1]}
      onChange={(number) => onChange(Number(number))}
      {...group}
    />
  );
}
