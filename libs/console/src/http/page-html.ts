import { escapeHtml, scriptJson } from './escape-html.js';

export interface PageDress {
  readonly nonce: string;
  /** What of AdminJS' state this reader may see. */
  trim(state: unknown): unknown;
  /** Address of a script or style with its version. */
  address(path: string): string;
  readonly icon: string;
}

const STATE = /window\.(REDUX_STATE|THEME) = (\{[^\n]*\});\n/g;
const FOREIGN = /<(?:link|script)\b[^>]*\b(?:href|src)="(?:[a-z]+:)?\/\/[^"]*"[^>]*>(?:\s*<\/script>)?/gi;
const OWN_ADDRESS = /\b(href|src)="(\/[^"]*)"/g;

/**
 * AdminJS' page made safe. It writes its state into a script by a bare JSON.stringify, so a display name with `</script>` in it would
 * run; it loads a font from elsewhere; and it knows no nonces. An unknown shape stops the page rather than leave a hole.
 */
export function dressPage(html: string, dress: PageDress): string {
  let states = 0;
  const safe = html.replace(STATE, (_all, name: string, json: string) => {
    states += 1;
    const value: unknown = JSON.parse(json);
    return `window.${name} = ${scriptJson(name === 'REDUX_STATE' ? dress.trim(value) : value)};\n`;
  });
  if (states !== 2)
    throw new Error(`AdminJS' page has ${states} state assignments instead of 2: its template has changed`);
  return safe
    .replace(FOREIGN, '')
    .replace(
      OWN_ADDRESS,
      (_all, attribute: string, path: string) => `${attribute}="${escapeHtml(dress.address(path))}"`,
    )
    .replaceAll('<script', `<script nonce="${dress.nonce}"`)
    .replace(
      '</head>',
      `<link rel="icon" type="image/svg+xml" href="${escapeHtml(dress.icon)}"><meta name="robots" content="noindex"></head>`,
    );
}
