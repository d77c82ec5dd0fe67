import '../styles/index.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { meQuery } from '../api/me.js';
import { createQueryClient } from '../api/query-client.js';
import { startTexts } from '../i18n/i18n.js';
import { languageOfPath, preferredLanguage } from '../i18n/languages.js';
import { App } from './app.js';
import { preloadScreen } from './screens.js';
import { rememberSignedIn } from './session-memory.js';

/** The static shell stays until the texts, the page's code and the answer to "who am I" are here: nothing flickers. */
async function start(root: HTMLElement): Promise<void> {
  const { pathname } = window.location;
  const language = languageOfPath(pathname) ?? preferredLanguage(navigator.languages);
  document.documentElement.lang = language;
  const client = createQueryClient();
  client.getQueryCache().subscribe(({ query }) => {
    if (query.queryKey[0] === 'me' && query.state.data) rememberSignedIn(true);
  });
  await Promise.all([startTexts(language), preloadScreen(pathname), client.prefetchQuery(meQuery)]);
  delete root.dataset.shell;
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <BrowserRouter>
          <App />
        </BrowserRouter>
      </QueryClientProvider>
    </StrictMode>,
  );
}

const root = document.getElementById('root');
if (root) void start(root);
