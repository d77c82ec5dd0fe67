import { useTranslation } from 'react-i18next';
import type english from '../../i18n/en.json';

type PointerKey = keyof (typeof english)['pointer'];

/** What an answer is called, by its JSON pointer: `/languages/0/level` belongs to the languages. */
export function usePointerName(): (pointer: string) => string {
  const { t, i18n } = useTranslation();
  return (pointer) => {
    const name = pointer.split('/')[1] ?? '';
    return isKnown(name, i18n.exists(`pointer.${name}`)) ? t(`pointer.${name}`) : name;
  };
}

function isKnown(_name: string, exists: boolean): _name is PointerKey {
  return exists;
}
