import type { Part } from './part.js';
import { UpError } from './up-error.js';

/**
 * Puts parts into stages: each part comes in the first stage that has all it waits for before it. Names of parts that are not in the list
 * (a mailbox where a mail server is given) are no reason to wait. Background parts come last.
 */
export function stagesOf(parts: readonly Part[]): Part[][] {
  const names = new Set(parts.map(({ name }) => name));
  if (names.size !== parts.length) throw new UpError('Two parts have the same name.');
  const done = new Set<string>();
  const stages: Part[][] = [];
  const background = parts.filter(({ kind }) => kind === 'background');
  let waiting = parts.filter(({ kind }) => kind !== 'background');
  while (waiting.length > 0) {
    const free = waiting.filter(({ after = [] }) => after.every((name) => done.has(name) || !names.has(name)));
    if (free.length === 0)
      throw new UpError(`These parts wait for each other: ${waiting.map(({ name }) => name).join(', ')}.`);
    for (const { name } of free) done.add(name);
    waiting = waiting.filter((part) => !free.includes(part));
    stages.push(free);
  }
  return background.length > 0 ? [...stages, background] : stages;
}

/** Who ends together and in which order: the last to start are the first to end. */
export function stopOrder(stages: readonly (readonly Part[])[]): string[][] {
  return stages.map((stage) => stage.map(({ name }) => name)).reverse();
}
