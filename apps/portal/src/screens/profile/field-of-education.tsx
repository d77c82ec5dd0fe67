import { useTranslation } from 'react-i18next';
import { useCodeList } from '../../api/profiles.js';
import type { Fault } from '../../api/types.js';
import { useLanguage } from '../../app/language.js';
import { SelectField } from '../../components/form/select-field.js';

interface FieldOfEducationProps {
  hint: string;
  fault?: Fault;
  value: string;
  onChange: (code: string) => void;
}

/** Broad fields as headings, narrow ones below; who finds none of these takes the broad one. */
export function FieldOfEducation({ value, ...rest }: FieldOfEducationProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const codes = useCodeList('fields-of-education').data ?? [];
  const broad = codes.filter(({ parent }) => parent === null);
  return (
    <SelectField pointer="/field" label={t('profile.field')} value={value} {...rest}>
      <option value="">{t('form.choose')}</option>
      {broad.map(({ code, name }) => (
        <optgroup key={code} label={name[language]}>
          {codes
            .filter(({ parent }) => parent === code)
            .map((narrow) => (
              <option key={narrow.code} value={narrow.code}>
                {narrow.name[language]}
              </option>
            ))}
          <option value={code}>{t('profile.fieldGeneral', { field: name[language] })}</option>
        </optgroup>
      ))}
    </SelectField>
  );
}
