import { useTranslation } from 'react-i18next';
import type english from '../../i18n/member.en.json';

type PointerName = keyof (typeof english)['pointer'];

/** What an answer is called, by its JSON pointer: `/languages/0/level` belongs to the languages. */
export function usePointerName(): (pointer: string) => string {
  const { t, i18n } = useTranslation();
  const isKnown = (name: string): name is PointerName => i18n.exists(`pointer.${name}`);
  return (pointer) => {
    const name = pointer.split('/')[1] ?? '';
    return isKnown(name) ? t(`pointer.${name}`) : name;
  };
}
