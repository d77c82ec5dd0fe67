import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Progress } from './progress.js';

/** What a person sees: lines written to standard output, and the text drawn on the screen. */
function terminal(isTTY: boolean): { progress: Progress; lines: string[]; drawn: string[] } {
  const lines: string[] = [];
  const drawn: string[] = [];
  const out = { write: (line: string) => lines.push(line), error: (line: string) => lines.push(line) };
  const screen = { isTTY, columns: 40, write: (text: string) => drawn.push(text) };
  return { progress: new Progress(out, screen), lines, drawn };
}

describe('progress', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  it('is a line for each step where nothing can be written over', () => {
    const { progress, lines, drawn } = terminal(false);
    progress.step('Starting the database');
    progress.step('Migrating');
    progress.done();
    expect(lines).toEqual([
      expect.stringMatching(/^ *\d+\.\d s {2}Starting the database$/),
      expect.stringMatching(/Migrating$/),
    ]);
    expect(drawn).toEqual([]);
  });

  it('is one line that goes on counting on a terminal, never wider than it', () => {
    jest.useFakeTimers();
    const { progress, lines, drawn } = terminal(true);
    progress.step('Starting the database, which has a long name');
    jest.advanceTimersByTime(250);
    expect(drawn).toHaveLength(3);
    expect(Math.max(...drawn.map((text) => text.replace('\r\u001B[2K', '').length))).toBe(39);
    expect(lines).toEqual([]);
    progress.done();
    expect(drawn.at(-1)).toBe('\r\u001B[2K');
    jest.advanceTimersByTime(1000);
    expect(drawn).toHaveLength(4);
  });

  it('leaves a note standing and draws its line again below', () => {
    const { progress, lines, drawn } = terminal(true);
    progress.step('Starting');
    progress.note('The worker ended.');
    progress.done();
    expect(lines).toEqual(['The worker ended.']);
    expect(drawn[1]).toBe('\r\u001B[2K');
    expect(drawn[2]).toContain('Starting');
  });
});
