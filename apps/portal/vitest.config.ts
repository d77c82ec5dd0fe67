import { defineConfig } from 'vitest/config';

export default defineConfig({
  // A reader far from Helsinki: whoever forgets the time zone of a date sees it here.
  test: { include: ['src/**/*.spec.ts'], env: { TZ: 'Pacific/Apia' } },
});
