import { QueryClientProvider } from '@tanstack/react-query';
import i18next from 'i18next';
import { renderToString } from 'react-dom/server';
import { StaticRouter } from 'react-router';
import { createQueryClient } from '../api/query-client.js';
import type { Language } from '../api/types.js';
import { startTexts } from '../i18n/i18n.js';
import { LANGUAGES } from '../i18n/languages.js';
import { App } from './app.js';
import { preloadScreen } from './screens.js';

export interface StaticPage {
  language: Language;
  title: string;
  description: string;
  noScript: string;
  body: string;
}

/** The front page as text, for the moment before the program is here (scripts/prerender.mjs). */
export async function staticPages(): Promise<StaticPage[]> {
  const pages: StaticPage[] = [];
  for (const language of LANGUAGES) {
    const path = `/${language}/`;
    await startTexts(language);
    await preloadScreen(path);
    const body = renderToString(
      <QueryClientProvider client={createQueryClient()}>
        <StaticRouter location={path}>
          <App />
        </StaticRouter>
      </QueryClientProvider>,
    );
    pages.push({
      language,
      title: `${i18next.t('front.window')} - Luotsi`,
      description: i18next.t('front.lead'),
      noScript: i18next.t('common.noScript'),
      body,
    });
  }
  return pages;
}
