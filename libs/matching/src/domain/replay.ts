import { PairList } from './pair-list.js';
import { pairUp } from './pair-up.js';
import { type Finding, type Plan, planHash } from './plan.js';
import { canonical, ENGINE_VERSION, inputHash, type Snapshot } from './snapshot.js';

/** A run frozen: all that its result depends on, and the hashes to compare with. */
export interface FrozenRun {
  readonly runId: string;
  readonly engineVersion: number;
  readonly inputHash: string;
  readonly resultHash: string;
  readonly snapshot: Snapshot;
}

/** A frozen run with what it found out about each enrolment. */
export interface KnownRun extends FrozenRun {
  readonly findings: ReadonlyMap<string, Finding>;
}

/** What computing a run again showed. */
export interface Replay {
  /** False when another version of the engine computed the run; then another result says nothing. */
  readonly sameEngine: boolean;
  /** False when the input is not whole any more, as after somebody was erased. */
  readonly sameInput: boolean;
  /** True when the result is the same to the byte, prices included. */
  readonly sameResult: boolean;
  readonly plan: Plan;
}

/** Reads, scores and solves a frozen run once more. @throws when the result carries no valid certificate */
export function replay({ snapshot, ...run }: FrozenRun): Replay {
  const input = canonical(snapshot);
  const pairs = new PairList(input);
  pairs.scoreStudents(0, input.students.length);
  const pairing = pairUp(input, pairs.arrays());
  if (!pairing.certified) throw new Error(`no valid certificate: ${pairing.objections.join(' ')}`);
  return {
    sameEngine: run.engineVersion === ENGINE_VERSION,
    sameInput: run.inputHash === inputHash(input, run.engineVersion),
    sameResult: run.resultHash === planHash(pairing.plan),
    plan: pairing.plan,
  };
}
