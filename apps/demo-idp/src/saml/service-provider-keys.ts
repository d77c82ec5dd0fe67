import { DOMParser } from '@xmldom/xmldom';
import { NS } from './names.js';

/** Certificates of the application, PEM, as its own metadata names them. */
export interface ServiceProviderKeys {
  readonly signing: readonly string[];
  readonly encryption: readonly string[];
}

function pemOf(base64: string): string {
  const lines = base64.replace(/\s+/g, '').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

/** Keys by use; one without a use is for both. */
export function keysIn(metadata: string): ServiceProviderKeys {
  const document = new DOMParser().parseFromString(metadata, 'text/xml');
  const descriptors = Array.from(document.getElementsByTagNameNS(NS.metadata, 'KeyDescriptor'));
  const forUse = (use: string) =>
    descriptors
      .filter((descriptor) => [use, ''].includes(descriptor.getAttribute('use') ?? ''))
      .flatMap((descriptor) => Array.from(descriptor.getElementsByTagNameNS(NS.signature, 'X509Certificate')))
      .map((certificate) => pemOf(certificate.textContent ?? ''));
  return { signing: forUse('signing'), encryption: forUse('encryption') };
}

/** Asks the application. Its entityID is the address of its metadata; asked each time, so that a change of keys is seen at once. */
export async function keysOf(entityId: string): Promise<ServiceProviderKeys> {
  const answer = await fetch(entityId, { signal: AbortSignal.timeout(5000) });
  if (!answer.ok) throw new Error(`The application answered ${answer.status} for its metadata.`);
  return keysIn(await answer.text());
}
