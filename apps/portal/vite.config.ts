import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `npm run dev` passes these on to the API of `npm start`. */
const API = 'http://127.0.0.1:3000';

const isOurs = (id: string) => /\/src\/(app|api|components|i18n)\/.*\.tsx?$/.test(id);
const isForMembers = (id: string) =>
  /\/src\/(components\/(form\/|\w+-dialog|dialog|missing|mentorship)|api\/(enrol|mentor|person|prof|propos)|i18n\/use-level)/.test(
    id,
  );

/** Behind the sign-in and only for a few: it comes with the pages that use it. */
const isForStaff = (id: string) => id.includes('/src/api/match-desk/');

export default defineConfig({
  plugins: [react()],
  server: { proxy: { '/api': API, '/auth': API, '/admin': API } },
  json: { namedExports: false, stringify: true },
  build: {
    target: ['chrome111', 'edge111', 'firefox114', 'safari16.4'],
    manifest: 'manifest.json',
    // The policy of the page is `script-src 'self'; img-src 'self' data:`: everything is a file of its own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssCodeSplit: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Libraries change seldom, our shared parts often; what only signed-in pages need comes with them.
          groups: [
            { name: 'libraries', test: /node_modules/, priority: 3 },
            { name: 'shared', test: (id) => isOurs(id) && !isForMembers(id) && !isForStaff(id), priority: 2 },
            { name: 'members', test: isForMembers, priority: 1 },
          ],
        },
      },
    },
  },
});
