import { useTranslation } from 'react-i18next';
import type { Cefr, Fault } from '../../api/types.js';
import { faultExactlyAt } from '../../components/form/field-id.js';
import { SelectField } from '../../components/form/select-field.js';
import { Icon } from '../../components/icon.js';
import { useFormat } from '../../i18n/use-format.js';
import type { LanguageRow } from './answers.js';
import { COMMON_LANGUAGES, OTHER_LANGUAGES } from './language-codes.js';

const LEVELS = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'native'] as const satisfies readonly Cefr[];

interface LanguageFieldsProps {
  index: number;
  row: LanguageRow;
  faults: readonly Fault[];
  onChange: (row: LanguageRow) => void;
  onRemove?: () => void;
}

export function LanguageFields({ index, row, faults, onChange, onRemove }: LanguageFieldsProps) {
  const { t } = useTranslation();
  const { languageName, compare } = useFormat();
  const at = `/languages/${index}`;
  const name = row.language ? languageName(row.language) : t('profile.languageRow', { number: index + 1 });
  const others = OTHER_LANGUAGES.map((code) => ({ code, name: languageName(code) }));
  return (
    <fieldset className="language-row">
      <legend className="visually-hidden">{t('profile.languageRow', { number: index + 1 })}</legend>
      <SelectField
        pointer={`${at}/language`}
        label={t('profile.language')}
        fault={faultExactlyAt(faults, `${at}/language`)}
        value={row.language}
        onChange={(language) => onChange({ ...row, language })}
      >
        <option value="">{t('form.choose')}</option>
        <optgroup label={t('profile.commonLanguages')}>
          {COMMON_LANGUAGES.map((code) => (
            <option key={code} value={code}>
              {languageName(code)}
            </option>
          ))}
        </optgroup>
        <optgroup label={t('profile.otherLanguages')}>
          {others
            .sort((a, b) => compare(a.name, b.name))
            .map((other) => (
              <option key={other.code} value={other.code}>
                {other.name}
              </option>
            ))}
        </optgroup>
      </SelectField>
      <SelectField
        pointer={`${at}/level`}
        label={t('profile.levelLabel')}
        fault={faultExactlyAt(faults, `${at}/level`)}
        value={row.level}
        onChange={(level) => onChange({ ...row, level: LEVELS.find((one) => one === level) ?? '' })}
      >
        <option value="">{t('form.choose')}</option>
        {LEVELS.map((level) => (
          <option key={level} value={level}>
            {t(`cefr.${level}`)}
          </option>
        ))}
      </SelectField>
      {onRemove && (
        <button
          type="button"
          className="icon-button"
          onClick={onRemove}
          aria-label={t('profile.removeLanguage', { language: name })}
        >
          <Icon name="bin" />
        </button>
      )}
    </fieldset>
  );
}
