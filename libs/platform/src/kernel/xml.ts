/** XML that is finished: it goes into a document as it is. Everything else is escaped. */
export class Xml {
  constructor(readonly text: string) {}
}

export type XmlContent = string | Xml | null | undefined | readonly XmlContent[];
export type XmlAttributes = Readonly<Record<string, string | null | undefined>>;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

/** The characters XML 1.0 has no way to write, not even escaped (production 2, Char); /u sees lone surrogates too. */
const IMPOSSIBLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

function escaped(text: string, characters: RegExp): string {
  if (IMPOSSIBLE.test(text)) throw new Error('The text holds a character that XML 1.0 cannot carry.');
  return text.replace(characters, (character) => ENTITIES[character] ?? character);
}

/** Tabs and line ends survive in text; a bare carriage return would be read as a line end. */
function escapeText(text: string): string {
  return escaped(text, /[&<>\r]/g);
}

/** Tabs and line ends in an attribute would be read as spaces. */
function escapeAttribute(text: string): string {
  return escaped(text, /[&<>"'\t\n\r]/g);
}

function written(content: XmlContent): string {
  if (content === null || content === undefined) return '';
  if (content instanceof Xml) return content.text;
  if (typeof content === 'string') return escapeText(content);
  return content.map(written).join('');
}

/** One element; attributes and contents that are null or undefined are left out. */
export function element(name: string, attributes: XmlAttributes, ...content: readonly XmlContent[]): Xml {
  const pairs = Object.entries(attributes).flatMap(([key, value]) =>
    value === null || value === undefined ? [] : [` ${key}="${escapeAttribute(value)}"`],
  );
  const inner = written(content);
  const start = `<${name}${pairs.join('')}`;
  return new Xml(inner === '' ? `${start}/>` : `${start}>${inner}</${name}>`);
}

/** xs:dateTime in UTC. */
export function instant(at: Date | null | undefined): string | null | undefined {
  return at ? at.toISOString() : at;
}
