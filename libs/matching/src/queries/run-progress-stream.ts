import { Injectable } from '@nestjs/common';
import { concat, distinctUntilChanged, exhaustMap, from, map, type Observable, of, takeWhile, timer } from 'rxjs';
import type { SignedIn } from '#identity';
import { DeskRuns, type DeskRunView } from './desk-runs.js';

/** A run is looked at so often while somebody follows it, milliseconds. */
const EVERY = 500;

const working = (run: DeskRunView) => run.state === 'queued' || run.state === 'running';

export type RunStep = Pick<DeskRunView, 'state' | 'stage' | 'progress'>;

/** Live progress of a run, a step whenever something changes; the stream ends with the run. */
@Injectable()
export class RunProgressStream {
  constructor(private readonly deskRuns: DeskRuns) {}

  /** @throws matching.unknown-run out of scope, before anything is sent */
  async of(actor: SignedIn, runId: string): Promise<Observable<RunStep>> {
    const first = await this.deskRuns.get(actor, runId);
    if (!working(first)) return of(seen(first));
    const later = timer(EVERY, EVERY).pipe(exhaustMap(() => from(this.deskRuns.get(actor, runId))));
    return concat(of(first), later).pipe(
      distinctUntilChanged((one, other) => JSON.stringify(seen(one)) === JSON.stringify(seen(other))),
      takeWhile(working, true),
      map(seen),
    );
  }
}

function seen({ state, stage, progress }: DeskRunView): RunStep {
  return { state, stage, progress };
}
