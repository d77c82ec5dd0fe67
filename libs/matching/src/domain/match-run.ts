import { DomainError } from '#platform/kernel';
import { MatchingError } from '../errors.js';

export type RunState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | 'published';
export type RunStage = 'waiting' | 'reading' | 'scoring' | 'solving' | 'storing' | 'finished';
export type RunAct = 'begin' | 'finish' | 'fail' | 'cancel' | 'publish';

/** The one table of what may follow what. A run that was killed begins again where it is: running. */
export const RUN_TRANSITIONS: Readonly<Record<RunAct, { readonly from: readonly RunState[]; readonly to: RunState }>> =
  {
    begin: { from: ['queued', 'running'], to: 'running' },
    finish: { from: ['running'], to: 'done' },
    fail: { from: ['queued', 'running'], to: 'failed' },
    cancel: { from: ['queued', 'running', 'done'], to: 'cancelled' },
    publish: { from: ['done'], to: 'published' },
  };

/** A cohort has one of these at most: its proposals hold seats that the next run would count on. */
export const LIVE_RUN_STATES: readonly RunState[] = ['queued', 'running', 'done'];

export function mayRun(state: RunState, act: RunAct): boolean {
  return RUN_TRANSITIONS[act].from.includes(state);
}

/** @throws matching.not-possible-now */
export function afterRunAct(state: RunState, act: RunAct): RunState {
  if (!mayRun(state, act)) throw new DomainError(MatchingError.notPossibleNow, { state });
  return RUN_TRANSITIONS[act].to;
}
