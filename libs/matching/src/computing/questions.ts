import type { Pairing } from '../domain/pair-up.js';
import { type Replan, replan, type ScoredRun, type WhatIf, whatIf } from '../domain/replan.js';
import type { Snapshot } from '../domain/snapshot.js';
import { type Computed, compute, type Standing } from './compute.js';

/** No more of a run than the question needs: it is sent to the thread. */
type Scored = Pick<ScoredRun, 'snapshot' | 'pairs'>;

/** What the desk asks of a run that is scored. */
export type DeskQuestion =
  | { readonly ask: 'replan'; readonly scored: Scored; readonly under: Replan }
  | { readonly ask: 'what-if'; readonly scored: Scored; readonly under: WhatIf };

/** What a thread can be asked. All of it can be sent to one. */
export type Question = { readonly ask: 'run'; readonly snapshot: Snapshot } | DeskQuestion;
export type Answer = Computed | Pairing;

/** @param tell hears how far a whole run has come; it is waited for, and may end it by throwing */
export async function answer(question: Question, tell?: (at: Standing) => Promise<void> | void): Promise<Answer> {
  return question.ask === 'run' ? compute(question.snapshot, tell) : answerDesk(question);
}

export function answerDesk(question: DeskQuestion): Pairing {
  return question.ask === 'replan' ? replan(question.scored, question.under) : whatIf(question.scored, question.under);
}
