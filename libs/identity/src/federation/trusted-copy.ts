import type { Settings } from '#platform';
import { pinName, pinsOf } from './pins.js';

/**
 * Which copy of the metadata may be in force, as the parameters of `source = $n and signed_by = any($n+1)`: one of the address that is set, signed with
 * a key that is set. Whoever changes from the test federation to the real one, or takes out a key that leaked, believes the old copy no longer.
 */
export function trustedCopy({ env }: Pick<Settings, 'env'>): [source: string | null, signedBy: string[]] {
  return [env.FEDERATION_METADATA_URL ?? null, pinsOf(env.FEDERATION_SIGNING_CERT ?? '').map(pinName)];
}
