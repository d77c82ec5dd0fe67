import type { SamlHouse } from '../saml-support.js';
import type { Attempt, Variant } from './variant.js';

/** Waits for the whole answer, so that nothing is under way when the next one is sent. */
export async function outcomeOf({ to, send, see }: Attempt): Promise<string> {
  const response = await send();
  await response.clone().text();
  if (response.status < 400) return see ? see(response) : 'accepted';
  const [reason = `status ${response.status}`] = to.house.log.reasonsOf(response.headers.get('x-request-id') ?? '');
  return String(reason);
}

/** Every variant comes at the machine's time, by which the library goes. */
export function begun(house: SamlHouse, variant: Variant): Promise<Attempt> {
  house.clock.set(new Date());
  return variant.attempt(house);
}
