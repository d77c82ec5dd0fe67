import { hiddenField, html, page, SEND_SCRIPT } from './page.js';

/** Carries the response to the application: by itself, or by its button where scripts do not run. */
export function answerPage(acsUrl: string, samlResponse: string, relayState: string | undefined): string {
  return page(
    'Back to Luotsi',
    `<p>You are sent on to Luotsi. If nothing happens, press the button.</p>
<form method="post" action="${html(acsUrl)}">
${hiddenField('SAMLResponse', samlResponse)}
${relayState === undefined ? '' : hiddenField('RelayState', relayState)}
<button type="submit">Continue to Luotsi</button>
</form>
<script>${SEND_SCRIPT}</script>`,
  );
}
