import { useTranslation } from 'react-i18next';
import type { Fault, RunnableCohort } from '../../../api/types.js';
import { RadioGroup } from '../../../components/form/choice-group.js';
import { useNumbers } from '../use-numbers.js';

interface CohortChoiceProps {
  cohorts: readonly RunnableCohort[];
  value: string | undefined;
  fault?: Fault;
  onChange: (id: string) => void;
}

/** Rounds with who waits there now. */
export function CohortChoice({ cohorts, ...choice }: CohortChoiceProps) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  return (
    <RadioGroup
      pointer="/cohort"
      legend={t('desk.new.cohort')}
      choices={cohorts.map(({ id, name, programme, students, seats, mentors }) => ({
        value: id,
        label: `${name} (${programme})`,
        hint: t('desk.new.cohortHint', {
          students: number(students),
          seats: number(seats),
          mentors: number(mentors),
        }),
      }))}
      {...choice}
    />
  );
}
