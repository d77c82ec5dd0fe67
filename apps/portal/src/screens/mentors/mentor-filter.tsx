import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { MentorPage, MentorSearch } from '../../api/types.js';
import { useLocalPath } from '../../app/language.js';
import { SelectField } from '../../components/form/select-field.js';
import { TextField } from '../../components/form/text-field.js';
import { useSynced } from '../../components/use-synced.js';
import { addressOf, isNarrowed } from './mentor-search.js';

interface MentorFilterProps {
  search: MentorSearch;
  filters: MentorPage['filters'];
}

/** Narrows the list; only what some mentor here has can be chosen. Nothing moves before the button is pressed. */
export function MentorFilter({ search, filters }: MentorFilterProps) {
  const { t } = useTranslation();
  const path = useLocalPath();
  const navigate = useNavigate();
  const [language, setLanguage] = useSynced(search.language ?? '');
  const [field, setField] = useSynced(search.field ?? '');
  const [topic, setTopic] = useSynced(search.topic ?? '');
  const [mode, setMode] = useSynced<string>(search.mode ?? '');
  const [q, setText] = useSynced(search.q ?? '');

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { cohort } = search;
    const chosen = { cohort, language, field, topic, mode: mode as MentorSearch['mode'], q: q.trim() };
    void navigate(path(addressOf(chosen)));
  };
  const select = (
    key: 'language' | 'field' | 'topic' | 'mode',
    value: string,
    onChange: (value: string) => void,
    options: readonly { code: string; name: string }[],
  ) => (
    <SelectField pointer={`/${key}`} label={t(`mentors.filter.${key}`)} value={value} onChange={onChange}>
      <option value="">{t('common.all')}</option>
      {options.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </SelectField>
  );

  const modes = filters.modes.map((code) => ({ code, name: t(`mentors.modes.${code}`) }));
  return (
    <search aria-label={t('mentors.title')}>
      <form className="filter card mentor-filter" onSubmit={submit}>
        {select('topic', topic, setTopic, filters.topics)}
        {select('field', field, setField, filters.fields)}
        {select('language', language, setLanguage, filters.languages)}
        {select('mode', mode, setMode, modes)}
        <TextField
          pointer="/q"
          type="search"
          label={t('mentors.filter.q')}
          hint={t('mentors.filter.hint')}
          maxLength={100}
          value={q}
          onChange={setText}
        />
        <p className="actions">
          <button type="submit" className="button">
            {t('mentors.filter.show')}
          </button>
          {isNarrowed(search) && (
            <Link to={path(addressOf({ cohort: search.cohort }))}>{t('mentors.filter.clear')}</Link>
          )}
        </p>
      </form>
    </search>
  );
}
