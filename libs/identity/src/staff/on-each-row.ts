import { DomainError } from '#platform/kernel';
import type { CommandOutcome } from './catalogue.js';

/** Each row in a transaction of its own: one on which it is refused does not hold up the others, and is named. */
export async function onEachRow(ids: readonly string[], act: (id: string) => Promise<void>): Promise<CommandOutcome> {
  const refused: { id: string; code: string }[] = [];
  for (const id of ids) {
    try {
      await act(id);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      refused.push({ id, code: error.code });
    }
  }
  return { done: ids.length - refused.length, refused };
}
