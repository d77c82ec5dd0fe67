import type { BrandingOptions } from 'adminjs';

/** Harbour blue on paper. Contrast of text on white: primary 8.9, grey60 5.7. */
const colors = {
  primary100: '#0b4f6c',
  primary80: '#2a6b87',
  primary60: '#6f9db2',
  primary40: '#b5d0dc',
  primary20: '#e3eef3',
  accent: '#0b4f6c',
  love: '#0b4f6c',
  info: '#0b4f6c',
  infoDark: '#083a50',
  infoLight: '#e3eef3',
  text: '#15242c',
  grey100: '#15242c',
  grey80: '#33454f',
  grey60: '#566a75',
  bg: '#f4f7f8',
  border: '#d5dfe4',
  sidebar: '#ffffff',
};

export const BRANDING: BrandingOptions = {
  companyName: 'Luotsi',
  logo: false,
  withMadeWithLove: false,
  // AdminJS' theme has one font as plain text; its type speaks of a record.
  theme: { colors, font: 'system-ui, sans-serif' as never },
};
