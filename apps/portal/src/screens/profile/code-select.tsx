import { useCodeList } from '../../api/profiles.js';
import type { CodeListId } from '../../api/types.js';
import { useLanguage } from '../../app/language.js';
import type { FieldBase } from '../../components/form/field.js';
import { SelectField } from '../../components/form/select-field.js';
import { useFormat } from '../../i18n/use-format.js';

interface CodeSelectProps extends FieldBase {
  list: CodeListId;
  /** What the choice without a code is called. */
  none: string;
  /** `name` for long lists that people look through; else the order of the list. */
  sortBy?: 'name';
  value: string;
  onChange: (code: string) => void;
}

/** A choice from an official list. */
export function CodeSelect({ list, none, sortBy, ...field }: CodeSelectProps) {
  const language = useLanguage();
  const { compare } = useFormat();
  const codes = useCodeList(list).data ?? [];
  const shown = sortBy ? [...codes].sort((a, b) => compare(a.name[language], b.name[language])) : codes;
  return (
    <SelectField {...field}>
      <option value="">{none}</option>
      {shown.map(({ code, name }) => (
        <option key={code} value={code}>
          {name[language]}
        </option>
      ))}
    </SelectField>
  );
}
