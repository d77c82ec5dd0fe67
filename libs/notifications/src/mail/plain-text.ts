import type { Block, Letter } from './letter.js';

function blockText(block: Block): string {
  return block.kind === 'list' ? block.items.map((item) => `- ${item}`).join('\n') : block.text;
}

/** The letter for programs and people that want no HTML. */
export function plainText(letter: Letter): string {
  const parts = [
    letter.greeting,
    ...letter.blocks.map(blockText),
    `${letter.button.label}:\n${letter.button.url}`,
    `--\n${letter.why}\n${letter.privacy.label}: ${letter.privacy.url}`,
  ];
  return `${parts.join('\n\n')}\n`;
}
