import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `npm run dev` passes these on to the API of `npm start`. */
const API = 'http://127.0.0.1:3000';
const proxy = { '/api': API, '/auth': API, '/admin': API };

export default defineConfig({
  plugins: [react()],
  server: { proxy },
  build: {
    target: ['chrome111', 'edge111', 'firefox114', 'safari16.4'],
    manifest: 'manifest.json',
    // The policy of the page is `script-src 'self'; img-src 'self' data:`: everything is a file of its own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssCodeSplit: false,
  },
  json: { namedExports: false, stringify: true },
});
