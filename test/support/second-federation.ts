import { pathToFileURL } from 'node:url';
import { makeCredentials } from '#platform/kernel';
import { aggregate, signed } from '../modules/identity/federation-support.js';
import type { SecondIdp } from './second-idp.js';

/** Settings of a service that knows the provider from the signed file of a federation, which vouches for nobody else. */
export async function federationOf(idp: SecondIdp): Promise<Record<string, string>> {
  const credentials = await makeCredentials('federation.example', new Date());
  const file = idp.keep('federation.xml', signed(aggregate([await idp.metadata()], new Date()), credentials));
  return {
    FEDERATION_METADATA_URL: pathToFileURL(file).href,
    FEDERATION_SIGNING_CERT: credentials.certificate,
    FEDERATION_IDPS: idp.entityId,
  };
}
