import { useTranslation } from 'react-i18next';
import type english from '../../i18n/en.json';

type Need = keyof (typeof english)['services']['needs'];

/** Needs are the staff's data: those we have words for are named, others shown as they are. */
export function useNeedName(): (need: string) => string {
  const { t, i18n } = useTranslation();
  const isKnown = (need: string): need is Need => i18n.exists(`services.needs.${need}`);
  return (need) => {
    if (isKnown(need)) return t(`services.needs.${need}`);
    const words = need.replaceAll(/[-_]/g, ' ');
    return words.charAt(0).toUpperCase() + words.slice(1);
  };
}
