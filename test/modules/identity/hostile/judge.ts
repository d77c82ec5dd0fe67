import type { SamlHouse } from '../saml-support.js';
import type { Attempt, Variant } from './variant.js';

/** Nobody refused it, yet it came to nothing: an error that is none of ours, or an answer that breaks off. */
export const FAILS = 'an error';

/** Waits for the whole answer, so that nothing is under way when the next one is sent. */
export async function outcomeOf({ to, send, see }: Attempt): Promise<string> {
  let response: Response;
  try {
    response = await send();
    await response.clone().text();
  } catch {
    return FAILS;
  }
  if (response.status < 400) return see ? see(response) : 'accepted';
  const [reason = FAILS] = to.house.log.reasonsOf(response.headers.get('x-request-id') ?? '');
  return String(reason);
}

/** Every variant comes at the machine's time, by which the library goes, and from a network of which nothing bad is known. */
export async function begun(house: SamlHouse, variant: Variant): Promise<Attempt> {
  house.clock.set(new Date());
  await house.database.query('delete from identity.saml_refused');
  await house.database.query('delete from identity.saml_request');
  return variant.attempt(house);
}
