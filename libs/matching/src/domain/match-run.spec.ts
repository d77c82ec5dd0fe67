import { describe, expect, it } from '@jest/globals';
import { afterRunAct, LIVE_RUN_STATES, mayRun, RUN_TRANSITIONS, type RunAct, type RunState } from './match-run.js';

const STATES: RunState[] = ['queued', 'running', 'done', 'failed', 'cancelled', 'published'];
const ACTS = Object.keys(RUN_TRANSITIONS) as RunAct[];

describe('a match run', () => {
  it('goes from the queue to publication', () => {
    expect(afterRunAct('queued', 'begin')).toBe('running');
    expect(afterRunAct('running', 'finish')).toBe('done');
    expect(afterRunAct('done', 'publish')).toBe('published');
  });

  it('may begin again after its worker was killed', () => {
    expect(afterRunAct('running', 'begin')).toBe('running');
  });

  it('never comes back from an end', () => {
    for (const end of STATES.filter((state) => !LIVE_RUN_STATES.includes(state))) {
      for (const act of ACTS) expect(mayRun(end, act)).toBe(false);
    }
  });

  it('is not published before it is done', () => {
    expect(() => afterRunAct('running', 'publish')).toThrow('matching.not-possible-now');
  });
});
