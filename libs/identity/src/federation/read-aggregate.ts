import { DAY } from '#platform/kernel';
import { childElements, children, instantIn, NS, parseXml } from '../saml/xml.js';
import type { Aggregate, FederationProvider, SkipReason } from './aggregate.js';
import { MetadataRefusal } from './metadata-refusal.js';
import { readProvider } from './read-provider.js';
import type { SignedBytes } from './signed-bytes.js';

/** saml2int MD03: metadata that would be believed for longer is not believed at all. */
export const MAX_VALIDITY = 30 * DAY;

export interface ReadOptions {
  readonly now: Date;
  /** Local running only: providers on this machine speak plain HTTP. */
  readonly loopbackAllowed: boolean;
}

/** The instant of a validUntil; undefined without one. One that cannot be read is over. */
function validUntil(element: Element): number | undefined {
  const at = instantIn(element, 'validUntil');
  return Number.isNaN(at) ? 0 : at;
}

function checkValidity(root: Element, now: Date): number {
  const until = validUntil(root);
  if (until === undefined) throw new MetadataRefusal('no-valid-until');
  if (!(until > now.getTime())) throw new MetadataRefusal('expired');
  if (until > now.getTime() + MAX_VALIDITY) throw new MetadataRefusal('valid-too-long');
  return until;
}

interface Entity {
  readonly element: Element;
  readonly until: number;
}

/** All entities, however groups are nested, each with the earliest end that stands on it or around it. */
function* entitiesOf(element: Element, until: number): Generator<Entity> {
  const own = Math.min(until, validUntil(element) ?? until);
  if (element.localName === 'EntityDescriptor') yield { element, until: own };
  for (const child of childElements(element)) {
    if (
      child.namespaceURI === NS.metadata &&
      child.localName.endsWith('Descriptor') &&
      child.localName.startsWith('Entit')
    )
      yield* entitiesOf(child, own);
  }
}

function speaksSaml2(role: Element): boolean {
  return (role.getAttribute('protocolSupportEnumeration') ?? '').split(/\s+/).includes(NS.protocol);
}

function identityProviderOf({ element, until }: Entity) {
  const role = children(element, NS.metadata, 'IDPSSODescriptor').find(speaksSaml2);
  return role && { element, role, until: Math.min(until, validUntil(role) ?? until) };
}

/**
 * The identity providers of a metadata file. The bytes are those that were signed, from `signedBytes`.
 * @throws MetadataRefusal when the whole cannot be believed. A single provider that cannot be used is skipped, with the reason.
 */
export function readAggregate({ xml, signedBy }: SignedBytes, options: ReadOptions): Aggregate {
  const root = parseXml(xml).documentElement;
  const until = checkValidity(root, options.now);
  const providers = new Map<string, FederationProvider>();
  const skipped = new Map<string, SkipReason>();
  for (const entity of entitiesOf(root, until)) {
    const found = identityProviderOf(entity);
    if (!found) continue;
    const entityId = entity.element.getAttribute('entityID') ?? '';
    const read = found.until > options.now.getTime() ? readProvider(found, options) : 'expired';
    if (providers.has(entityId) || skipped.has(entityId)) {
      // Of two that claim one name, none can be believed.
      providers.delete(entityId);
      skipped.set(entityId, 'named-twice');
    } else if (typeof read === 'string') skipped.set(entityId, read);
    else providers.set(entityId, read);
  }
  if (providers.size === 0) throw new MetadataRefusal('no-providers');
  return {
    signedBy,
    validUntil: new Date(until).toISOString(),
    providers: [...providers.values()],
    skipped: [...skipped].map(([entityId, reason]) => ({ entityId, reason })),
  };
}
