import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Drained } from '#platform';
import { planHash } from '../domain/plan.js';
import { inCohort, snapshotOf, withSeats } from '../domain/testing/people.js';
import { Chance } from '../domain/testing/random-people.js';
import { type Computed, compute, type Standing, scoreInTurns } from './compute.js';
import { answerDesk, type DeskQuestion } from './questions.js';
import { RunComputer } from './run-computer.js';

/** Threads run what was built. */
const BUILT = new URL('../../../../dist/libs/matching/src/computing/compute-thread.js', import.meta.url);
const BROKEN = new URL(`data:text/javascript,${encodeURIComponent(`throw new Error('broken on purpose')`)}`);

class Threaded extends RunComputer {
  private alive = 0;
  mostAlive = 0;

  constructor(protected override readonly entry: URL) {
    super();
  }

  protected override start(entry: URL): Worker {
    this.alive += 1;
    this.mostAlive = Math.max(this.mostAlive, this.alive);
    return super.start(entry).on('exit', () => {
      this.alive -= 1;
    });
  }
}

function snapshot(students: number, mentors: number) {
  const chance = new Chance(students);
  return snapshotOf(
    Array.from({ length: students }, (_, at) => inCohort(`s${at}`, chance.student())),
    Array.from({ length: mentors }, (_, at) => withSeats(`m${at}`, 1 + (at % 3), chance.mentor())),
  );
}

function hashOf({ pairing }: Pick<Computed, 'pairing'>): string {
  if (!pairing.certified) throw new Error(pairing.objections.join(' '));
  return planHash(pairing.plan);
}

const quiet = new AbortController().signal;
const silent = async () => undefined;
const computers: Threaded[] = [];
function threaded(entry = BUILT): Threaded {
  const computer = new Threaded(entry);
  computers.push(computer);
  return computer;
}
afterEach(() => Promise.all(computers.splice(0).map((computer) => computer.onApplicationShutdown())));

describe('a run that is computed in a thread', () => {
  it('comes to the same bytes as in place, also when the thread has computed others before', async () => {
    const computer = threaded();
    for (const size of [7, 40, 0]) {
      const input = snapshot(size, 12);
      const [there, here] = [await computer.compute(input, silent, quiet), await compute(input)];
      expect(hashOf(there)).toBe(hashOf(here));
      expect(there.removed).toEqual(here.removed);
    }
  });

  it('answers the desk as in place, and leaves what it was asked about as it was', async () => {
    const input = snapshot(40, 12);
    const scored = { snapshot: input, pairs: (await scoreInTurns(input)).arrays() };
    const [student] = input.students;
    const computer = threaded();
    const plain = await compute(input);
    if (!plain.pairing.certified || !student) throw new Error('no plan to change');
    const [first] = plain.pairing.plan.pairs;
    const questions: DeskQuestion[] = [
      { ask: 'what-if', scored, under: { settings: input.settings, extraSeats: 1 } },
      {
        ...{ ask: 'replan', scored },
        under: {
          ...{ standing: plain.pairing.plan.pairs, gone: new Set([student.enrolmentId]) },
          decisions: { locked: [], rejected: first ? [first] : [] },
        },
      },
    ];
    for (const question of questions) {
      const [there, here] = [await computer.pairing(question), answerDesk(question)];
      expect(hashOf({ pairing: there })).toBe(hashOf({ pairing: here }));
      expect(hashOf({ pairing: there })).not.toBe(hashOf(plain));
    }
    expect(hashOf(await compute(input))).toBe(hashOf(plain));
  });

  it('has two threads at work at most: whoever asks for more waits, and everybody is answered', async () => {
    const computer = threaded();
    const inputs = [5, 6, 7, 8, 9].map((size) => snapshot(size, 4));
    const there = await Promise.all(inputs.map((input) => computer.compute(input, silent, quiet)));
    const here = await Promise.all(inputs.map((input) => compute(input)));
    expect(there.map(hashOf)).toEqual(here.map(hashOf));
    expect(computer.mostAlive).toBe(2);
  });

  it('tells how far it has come, one step after the other, whoever listens slowly', async () => {
    const heard: Standing[] = [];
    const tell = async (at: Standing) => {
      for (let turn = 0; turn < 20; turn += 1) await nextTurn();
      heard.push(at);
    };
    await threaded().compute(snapshot(3000, 60), tell, quiet);
    const scoring = heard.flatMap((at) => (at.stage === 'scoring' ? [at.done] : []));
    expect(scoring.length).toBeGreaterThan(1);
    expect(scoring).toEqual([...scoring].sort((one, other) => one - other));
    expect(heard.map(({ stage }) => stage).indexOf('solving')).toBe(heard.length - 1);
  });

  it('leaves the process free for others while it solves', async () => {
    let turns = 0;
    let isSolving = false;
    const tell = async ({ stage }: Standing) => {
      isSolving = stage === 'solving';
    };
    const done = threaded().compute(snapshot(1500, 60), tell, quiet);
    const state = { isDone: false };
    void done.then(() => {
      state.isDone = true;
    });
    while (!state.isDone) {
      await nextTurn();
      if (isSolving) turns += 1;
    }
    expect(turns).toBeGreaterThan(1);
  });

  it('is ended by whoever hears of it and throws; the next is computed all the same', async () => {
    const computer = threaded();
    const stop = async () => {
      throw new Error('somebody cancelled it');
    };
    await expect(computer.compute(snapshot(50, 12), stop, quiet)).rejects.toThrow('somebody cancelled it');
    await expect(computer.compute(snapshot(50, 12), silent, quiet)).resolves.toMatchObject({
      pairing: { certified: true },
    });
  });

  it('is given up at once when the process is to end, before it began or in the middle', async () => {
    const ending = new AbortController();
    const endLater = async () => ending.abort();
    await expect(threaded().compute(snapshot(2000, 60), endLater, ending.signal)).rejects.toThrow(Drained);
    await expect(threaded().compute(snapshot(2, 2), silent, ending.signal)).rejects.toThrow(Drained);
  });

  it('fails with what ended the thread', async () => {
    await expect(threaded(BROKEN).compute(snapshot(2, 2), silent, quiet)).rejects.toThrow('broken on purpose');
  });
});
