import { type Ref, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunSettings } from '../../../api/types.js';
import { fieldId } from '../../../components/form/field-id.js';
import { SelectField } from '../../../components/form/select-field.js';
import { useSettled } from '../../../components/use-settled.js';
import { type BoardView, SORTS } from './board-view.js';

interface BoardFilterProps {
  view: BoardView;
  homes: readonly string[];
  settings: RunSettings;
  searchRef: Ref<HTMLInputElement>;
  onChange: (view: BoardView) => void;
}

/** Search, order and what to leave out. It works at once; the address follows. */
export function BoardFilter({ view, homes, settings, searchRef, onChange }: BoardFilterProps) {
  const { t } = useTranslation();
  return (
    <search aria-label={t('desk.board.filter')} className="desk-filter">
      <SearchField view={view} searchRef={searchRef} onChange={onChange} />
      <SelectField
        pointer="/sort"
        label={t('desk.board.sort')}
        value={view.sort}
        onChange={(sort) => onChange({ ...view, sort: SORTS.find((one) => one === sort) ?? 'weakest' })}
      >
        {SORTS.map((sort) => (
          <option key={sort} value={sort}>
            {t(`desk.board.sorts.${sort}`)}
          </option>
        ))}
      </SelectField>
      <ScoreLimit view={view} settings={settings} onChange={onChange} />
      <SelectField
        pointer="/home"
        label={t('desk.university')}
        value={view.home ?? ''}
        onChange={(home) => onChange({ ...view, home: home || undefined })}
      >
        <option value="">{t('desk.board.anyHome')}</option>
        {homes.map((home) => (
          <option key={home} value={home}>
            {home}
          </option>
        ))}
      </SelectField>
      <label className="choice">
        <input
          type="checkbox"
          checked={view.isLocked}
          onChange={({ target }) => onChange({ ...view, isLocked: target.checked })}
        />
        <span>{t('desk.board.onlyLocked')}</span>
      </label>
    </search>
  );
}

/** What is typed stands at once; the board follows when the hand rests. */
function SearchField({ view, searchRef, onChange }: Pick<BoardFilterProps, 'view' | 'searchRef' | 'onChange'>) {
  const { t } = useTranslation();
  const [text, setText] = useState(view.text);
  const settled = useSettled(text, 150);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed moves the address.
  useEffect(() => {
    if (settled !== view.text) onChange({ ...view, text: settled });
  }, [settled]);
  const id = fieldId('/search');
  return (
    <div className="field">
      <label htmlFor={id}>{t('desk.board.search')}</label>
      <input
        ref={searchRef}
        id={id}
        className="input"
        type="search"
        maxLength={100}
        autoComplete="off"
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
    </div>
  );
}

function ScoreLimit({ view, settings, onChange }: Pick<BoardFilterProps, 'view' | 'settings' | 'onChange'>) {
  const { t } = useTranslation();
  const limits = [...new Set([settings.poorBelow, settings.goodFrom, view.below ?? 0])].filter((limit) => limit > 0);
  return (
    <SelectField
      pointer="/below"
      label={t('desk.board.score')}
      value={view.below?.toString() ?? ''}
      onChange={(below) => onChange({ ...view, below: Number(below) || undefined })}
    >
      <option value="">{t('desk.board.anyScore')}</option>
      {limits
        .sort((one, other) => one - other)
        .map((limit) => (
          <option key={limit} value={limit}>
            {t(limit === settings.poorBelow ? 'desk.board.belowWeak' : 'desk.board.below', { score: limit })}
          </option>
        ))}
    </SelectField>
  );
}
