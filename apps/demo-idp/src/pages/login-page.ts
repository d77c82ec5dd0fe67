import type { Person, PersonRole } from '../people.js';
import type { Provider } from '../providers.js';
import { hiddenField, html, page } from './page.js';

/** More of the numbered students would only be scrolling; the rest sign in by their account. */
const STUDENTS_LISTED = 40;

const ROLES: Readonly<Record<PersonRole, string>> = {
  student: 'student',
  coordinator: 'coordinator',
  'programme-manager': 'programme manager',
  administrator: 'administrator',
};

export interface LoginPage {
  readonly provider: Provider;
  readonly people: readonly Person[];
  readonly action: string;
  readonly samlRequest: string;
  readonly relayState: string | undefined;
  /** What was typed before and led nowhere. Not typed in again: left there, it would go before a choice in the list. */
  readonly unknownUid?: string;
}

function optionFor(person: Person): string {
  const text = `${person.displayName} (${ROLES[person.role]}, ${person.uid})`;
  return `<option value="${html(person.uid)}">${html(text)}</option>`;
}

function groupOf(label: string, people: readonly Person[]): string {
  if (people.length === 0) return '';
  return `<optgroup label="${html(label)}">\n${people.map(optionFor).join('\n')}\n</optgroup>`;
}

function faultText(unknownUid: string): string {
  return unknownUid === ''
    ? 'Choose a person or type an account.'
    : `There is no account “${unknownUid}” here. Nobody was signed in.`;
}

/** The page where a provider would ask for a password; here one chooses whom to be. */
export function loginPage(login: LoginPage): string {
  const { provider, people, unknownUid } = login;
  const numbered = people.filter((person) => /^student\d/.test(person.uid));
  const named = people.filter((person) => !numbered.includes(person));
  const faulty = unknownUid !== undefined;
  const students = numbered.length
    ? ` Students student0001 to student${String(numbered.length).padStart(4, '0')} exist, too.`
    : '';
  const title = `${faulty ? 'Error: ' : ''}Sign in: ${provider.names.en}`;
  return page(
    title,
    `<p>This is a demonstration. It stands in for the identity provider of ${html(provider.names.en)}; the people below are
invented and have no passwords.</p>
${faulty ? `<p class="fault" role="alert" id="fault">${html(faultText(unknownUid))}</p>` : ''}
<form method="post" action="${html(login.action)}">
${hiddenField('SAMLRequest', login.samlRequest)}
${login.relayState === undefined ? '' : hiddenField('RelayState', login.relayState)}
<label for="person">Person</label>
<select id="person" name="person">
<option value="">Choose a person</option>
${groupOf('People', named)}
${groupOf('Students', numbered.slice(0, STUDENTS_LISTED))}
</select>
<label for="uid">Another account</label>
<p class="hint" id="uid-hint">Leave empty to sign in as the person chosen above.${students}</p>
<input id="uid" name="uid" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="100"
 aria-describedby="uid-hint${faulty ? ' fault" aria-invalid="true' : ''}">
<button type="submit" name="choice" value="sign-in">Sign in</button>
<button type="submit" name="choice" value="cancel" class="plain">Cancel</button>
</form>`,
  );
}
