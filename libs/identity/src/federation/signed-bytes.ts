import { SignedXml } from 'xml-crypto';
import { SamlRefusal } from '../saml/saml-refusal.js';
import { checkSignature } from '../saml/signature-policy.js';
import { children, descendants, NS, nestingOf, parseXml } from '../saml/xml.js';
import { MetadataRefusal } from './metadata-refusal.js';
import { pinName } from './pins.js';

/** Haka's aggregate has some 1 MB, 3,000 providers have some 15. Reading takes memory of some 40 times as much. */
export const MAX_METADATA_BYTES = 40 * 1024 * 1024;
const MAX_DEPTH = 64;
const ROOTS = new Set(['EntitiesDescriptor', 'EntityDescriptor']);

function textFrom(bytes: Uint8Array): string {
  if (bytes.length > MAX_METADATA_BYTES) throw new MetadataRefusal('too-large');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new MetadataRefusal('not-xml');
  }
}

function rootOf(xml: string): Element {
  // HTML pages begin with a DOCTYPE too; which of the two it was is the same to us. The comparison needs no regular expression over megabytes.
  if (/<!DOCTYPE/i.test(xml)) throw new MetadataRefusal('doctype');
  if (nestingOf(xml) > MAX_DEPTH) throw new MetadataRefusal('too-deep');
  let root: Element | null;
  try {
    root = parseXml(xml).documentElement;
  } catch {
    throw new MetadataRefusal('not-xml');
  }
  if (!root) throw new MetadataRefusal('not-xml');
  if (root.namespaceURI !== NS.metadata || !ROOTS.has(root.localName)) throw new MetadataRefusal('not-metadata');
  return root;
}

/** The one signature over the whole: a child of the root, over the root, by methods that still hold. */
function signatureOf(root: Element): Element {
  const [signature, ...more] = children(root, NS.signature, 'Signature');
  if (!signature)
    throw new MetadataRefusal(
      descendants(root, NS.signature, 'Signature').length > 0 ? 'misplaced-signature' : 'unsigned',
    );
  if (more.length > 0 || !root.getAttribute('ID')) throw new MetadataRefusal('misplaced-signature');
  try {
    checkSignature(signature, root);
  } catch (error) {
    if (error instanceof SamlRefusal) throw new MetadataRefusal('unfit-signature');
    throw error;
  }
  return signature;
}

/** What was signed, if it was signed with this key. Keys that the message brings along count for nothing. */
function signedWith(pin: string, xml: string, signature: Element): string | undefined {
  const signed = new SignedXml({ publicCert: pin, getCertFromKeyInfo: () => null });
  signed.loadSignature(signature);
  try {
    return signed.checkSignature(xml) ? signed.getSignedReferences()[0] : undefined;
  } catch {
    return undefined;
  }
}

export interface SignedBytes {
  readonly xml: string;
  /** `pinName` of the pin that verified them. */
  readonly signedBy: string;
}

/**
 * The part of a metadata file that the federation signed, as it signed it; nothing else of the file may be used. `pins` are certificates
 * or public keys in PEM: any of them will do, so that a change of keys needs no moment at which both sides switch.
 * @throws MetadataRefusal
 * Source: identity.md 2.4; saml2int MD01-03.
 */
export function signedBytes(bytes: Uint8Array, pins: readonly string[]): SignedBytes {
  const xml = textFrom(bytes);
  const root = rootOf(xml);
  const signature = signatureOf(root);
  for (const pin of pins) {
    const signed = signedWith(pin, xml, signature);
    if (signed !== undefined) return { xml: signed, signedBy: pinName(pin) };
  }
  throw new MetadataRefusal('signature-does-not-hold');
}
