import { DOMParser } from '@xmldom/xmldom';

export const NS = {
  protocol: 'urn:oasis:names:tc:SAML:2.0:protocol',
  assertion: 'urn:oasis:names:tc:SAML:2.0:assertion',
  signature: 'http://www.w3.org/2000/09/xmldsig#',
} as const;

/** Parses strictly: any complaint of the parser is a refusal. @throws Error */
export function parseXml(xml: string): Document {
  const complain = (message: string) => {
    throw new Error(message);
  };
  return new DOMParser({ errorHandler: { warning: complain, error: complain, fatalError: complain } }).parseFromString(xml, 'text/xml');
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

export function depthOf(node: Node): number {
  let deepest = 0;
  const waiting: { node: Node; depth: number }[] = [{ node, depth: 1 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    deepest = Math.max(deepest, next.depth);
    for (const child of childElements(next.node)) waiting.push({ node: child, depth: next.depth + 1 });
  }
  return deepest;
}
