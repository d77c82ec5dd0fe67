import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Language } from '../api/types.js';
import { useLanguage } from '../app/language.js';
import type english from './reading.en.json';

export type Reading = typeof english;
export interface ReadingSection {
  id: string;
  title: string;
  paragraphs?: string[];
  list?: string[];
  link?: { text: string; href: string };
}

const files: Record<Language, () => Promise<{ default: Reading }>> = {
  fi: () => import('./reading.fi.json'),
  sv: () => import('./reading.sv.json'),
  en: () => import('./reading.en.json'),
};

/** The long texts; in files of their own, because few visits need them. */
export function useReading() {
  const language = useLanguage();
  return useQuery({
    queryKey: ['reading', language],
    queryFn: async () => (await files[language]()).default,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
}
