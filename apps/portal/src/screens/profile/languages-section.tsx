import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Group } from '../../components/form/choice-group.js';
import { faultExactlyAt, focusField } from '../../components/form/field-id.js';
import { Icon } from '../../components/icon.js';
import { type LanguageRow, MOST, type SharedAnswers } from './answers.js';
import { LanguageFields } from './language-fields.js';
import type { Part } from './part.js';
import { Section } from './section.js';

interface LanguagesSectionProps extends Omit<Part<SharedAnswers>, 'set'> {
  set: (name: 'languages', rows: LanguageRow[]) => void;
}

export function LanguagesSection({ answers: { languages }, set, faults }: LanguagesSectionProps) {
  const { t } = useTranslation();
  const [said, setSaid] = useState('');

  /** After React has drawn the rows. */
  const focusSoon = (pointer: string) => window.setTimeout(() => focusField(pointer));
  const add = () => {
    set('languages', [...languages, { language: '', level: '' }]);
    setSaid(t('profile.languageAdded'));
    focusSoon(`/languages/${languages.length}/language`);
  };
  const remove = (index: number) => {
    const rest = languages.filter((_, other) => other !== index);
    set('languages', rest.length > 0 ? rest : [{ language: '', level: '' }]);
    setSaid(t('profile.languageRemoved'));
    focusSoon(`/languages/${Math.max(0, index - 1)}/language`);
  };

  return (
    <Section id="my-languages" icon="speech" title={t('profile.languages')}>
      <Group
        pointer="/languages"
        legend={t('profile.languages')}
        legendLook="hidden"
        hint={t('profile.languagesHint')}
        fault={faultExactlyAt(faults, '/languages')}
      >
        {languages.map((row, index) => (
          <LanguageFields
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own and their fields keep no state.
            key={index}
            index={index}
            row={row}
            faults={faults}
            onChange={(changed) => set('languages', languages.with(index, changed))}
            onRemove={languages.length > 1 || row.language ? () => remove(index) : undefined}
          />
        ))}
        {languages.length < MOST.languages && (
          <button type="button" className="button button-second button-small" onClick={add}>
            <Icon name="plus" />
            {t('profile.addLanguage')}
          </button>
        )}
        <p className="visually-hidden" role="status">
          {said}
        </p>
      </Group>
    </Section>
  );
}
