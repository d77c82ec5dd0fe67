export const ASSERTION = /<saml:Assertion [\s\S]*<\/saml:Assertion>/;
export const SIGNATURE = /<ds:Signature [\s\S]*?<\/ds:Signature>/;

/** The piece of a message that a pattern finds; a message without it is a mistake of the test. */
export function part(xml: string, pattern: RegExp): string {
  const [found] = pattern.exec(xml) ?? [];
  if (!found) throw new Error(`There is no ${pattern} in the message.`);
  return found;
}

export function idOf(element: string): string {
  return / ID="([^"]+)"/.exec(element)?.[1] ?? '';
}

/** Changed; a change that changes nothing is a mistake of the test. */
export function bent(xml: string, pattern: string | RegExp, text: string): string {
  const changed = xml.replace(pattern, text);
  if (changed === xml) throw new Error(`There is no ${pattern} in the message.`);
  return changed;
}
