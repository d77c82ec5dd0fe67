import type { Language } from '#platform/kernel';

export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: string[] }
  /** Something to copy, alone on its line. */
  | { readonly kind: 'code'; readonly text: string };

/** What a mail says, before it becomes plain text or HTML. All of it is text; nothing in it is markup. */
export interface Letter {
  readonly language: Language;
  readonly subject: string;
  readonly greeting: string;
  readonly blocks: readonly Block[];
  readonly button: { readonly label: string; readonly url: string };
  /** Above the button's address written out. */
  readonly copyHint: string;
  /** Who sends it, and why to this reader. */
  readonly why: string;
  readonly privacy: { readonly label: string; readonly url: string };
}

const ITEM = '- ';

function toBlock(part: string): Block {
  const lines = part.split('\n');
  if (lines.every((line) => line.startsWith(ITEM)))
    return { kind: 'list', items: lines.map((line) => line.slice(ITEM.length)) };
  return /^\d+$/.test(part) ? { kind: 'code', text: part } : { kind: 'paragraph', text: part };
}

/** Reads a text of the catalogues: an empty line parts paragraphs, lines that begin with "- " are a list, digits alone are a code. */
export function toBlocks(body: string): Block[] {
  return body.split('\n\n').map(toBlock);
}

const LONGEST_NAME = 80;

/** A name that people typed, as one harmless line: no control characters, no line ends, nothing that turns the direction of the text. */
export function oneLine(name: string): string {
  const clean = name
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
  return Array.from(clean).slice(0, LONGEST_NAME).join('').trim();
}
