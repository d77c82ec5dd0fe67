import { useCodeList } from '../../api/profiles.js';
import type { CodeListId } from '../../api/types.js';
import { useLanguage } from '../../app/language.js';
import { useFormat } from '../../i18n/use-format.js';

interface CodeOptionsProps {
  list: CodeListId;
  /** `name` for long lists that people look through; else the order of the list. */
  sortBy?: 'name';
}

/** Options of a select, from an official list. */
export function CodeOptions({ list, sortBy }: CodeOptionsProps) {
  const language = useLanguage();
  const { compare } = useFormat();
  const codes = useCodeList(list).data ?? [];
  const shown = sortBy ? [...codes].sort((a, b) => compare(a.name[language], b.name[language])) : codes;
  return shown.map(({ code, name }) => (
    <option key={code} value={code}>
      {name[language]}
    </option>
  ));
}
