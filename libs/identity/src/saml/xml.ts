import { DOMParser } from '@xmldom/xmldom';

export const NS = {
  protocol: 'urn:oasis:names:tc:SAML:2.0:protocol',
  assertion: 'urn:oasis:names:tc:SAML:2.0:assertion',
  signature: 'http://www.w3.org/2000/09/xmldsig#',
  encryption: 'http://www.w3.org/2001/04/xmlenc#',
  metadata: 'urn:oasis:names:tc:SAML:2.0:metadata',
  ui: 'urn:oasis:names:tc:SAML:metadata:ui',
  scope: 'urn:mace:shibboleth:metadata:1.0',
  entityAttributes: 'urn:oasis:names:tc:SAML:metadata:attribute',
} as const;

/** Parses strictly: any complaint of the parser is a refusal. @throws Error */
export function parseXml(xml: string): Document {
  const complain = (message: string) => {
    throw new Error(message);
  };
  return new DOMParser({ errorHandler: { warning: complain, error: complain, fatalError: complain } }).parseFromString(
    xml,
    'text/xml',
  );
}

export function childElements(parent: Node): Element[] {
  return Array.from(parent.childNodes ?? []).filter((node): node is Element => node.nodeType === 1);
}

export function children(parent: Node, namespace: string, name: string): Element[] {
  return childElements(parent).filter((element) => element.namespaceURI === namespace && element.localName === name);
}

export function descendants(parent: Document | Element, namespace: string, name: string): Element[] {
  return Array.from(parent.getElementsByTagNameNS(namespace, name));
}

export function textOf(element: Element | undefined): string {
  return (element?.textContent ?? '').trim();
}

/** Where a tag ends; quotes may hide a `>`. -1 when it never does. */
function tagEnd(xml: string, start: number): number {
  for (let at = start; at >= 0 && at < xml.length; at += 1) {
    const character = xml.charAt(at);
    if (character === '>') return at;
    if (character === '"' || character === "'") at = xml.indexOf(character, at + 1);
    if (at < 0) return -1;
  }
  return -1;
}

/** What is no tag though it begins like one, and how it ends. */
const TAGLESS: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
];

/** How deep tags are nested, read before parsing: the parser's own time grows with the square of the depth. */
export function nestingOf(xml: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at)) {
    const tagless = TAGLESS.find(([begin]) => xml.startsWith(begin, at));
    const end = tagless ? xml.indexOf(tagless[1], at + tagless[0].length) : tagEnd(xml, at);
    // What never ends is not well-formed; the parser says so at once.
    if (end < 0) return deepest;
    const isClosing = xml[at + 1] === '/';
    if (!tagless && !isClosing) deepest = Math.max(deepest, depth + 1);
    if (!tagless && xml[end - 1] !== '/') depth += isClosing ? -1 : 1;
    at = end;
  }
  return deepest;
}

/** xs:dateTime with its zone: without one, `Date.parse` would take it for the time of this machine (SAML core 1.3.3: UTC). */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** The instant in an attribute, in milliseconds; undefined without one, NaN for what is no time. */
export function instantIn(element: Element, name: string): number | undefined {
  const text = element.getAttribute(name);
  if (!text) return undefined;
  return INSTANT.test(text) ? Date.parse(text) : Number.NaN;
}
