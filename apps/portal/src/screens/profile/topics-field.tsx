import { useTranslation } from 'react-i18next';
import { useCodeList } from '../../api/profiles.js';
import type { CodeListId, Fault } from '../../api/types.js';
import { useLanguage } from '../../app/language.js';
import { CheckboxGroup } from '../../components/form/choice-group.js';

interface TopicsFieldProps {
  /** Topics unless said otherwise. */
  list?: CodeListId;
  /** Only these codes of the list. */
  among?: RegExp;
  pointer: string;
  legend: string;
  hint: string;
  max: number;
  fault?: Fault;
  isOptional?: boolean;
  values: string[];
  onChange: (codes: string[]) => void;
}

/** Topics, goals, industries or fields to choose from, with a count of how many are chosen. */
export function TopicsField({ list = 'topics', among, max, values, ...group }: TopicsFieldProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const codes = (useCodeList(list).data ?? []).filter(({ code }) => among?.test(code) ?? true);
  return (
    <div className="topics">
      <CheckboxGroup
        {...group}
        look="columns"
        choices={codes.map(({ code, name }) => ({ value: code, label: name[language] }))}
        values={values}
      />
      <p className="topics-count" aria-live="polite" data-over={values.length > max}>
        {t('form.chosen', { count: values.length, max })}
      </p>
    </div>
  );
}
