import { type ChosenMeetings, type Encounters, meetingCosts } from './meetings.js';
import { flag, int, real } from './reading.js';
import type { Certificate } from './verify.js';

type Demand = (holds: boolean, otherwise: string) => void;

/**
 * Checks a choice against its (valid) encounters without trusting the search: that it is allowed and counts right; that there cannot be
 * more, by a cut of the same size (Ford and Fulkerson 1956); and that none of that size is more even or scores more, by complementary
 * slackness: no exchange costs less than nothing at the prices.
 */
export function verifyMeetings(encounters: Encounters, chosen: ChosenMeetings): Certificate {
  const objections = new Set<string>();
  const demand: Demand = (holds, otherwise) => {
    if (!holds) objections.add(otherwise);
  };
  checkShape(encounters, chosen, demand);
  if (objections.size === 0) checkClaims(encounters, chosen, demand);
  return objections.size === 0 ? { holds: true } : { holds: false, objections: [...objections] };
}

function checkShape(
  { rows, columns, pairRow, perRow }: Encounters,
  { isChosen, spread, proof }: ChosenMeetings,
  demand: Demand,
): void {
  const { reachedRow, reachedColumn, rowPrice, columnPrice, endPrice } = proof;
  const ofRows = reachedRow.length === rows && rowPrice.length === rows;
  const ofColumns = reachedColumn.length === columns && columnPrice.length === columns;
  const ofPairs = isChosen.length === pairRow.length && spread.length === perRow;
  demand(ofRows && ofColumns && ofPairs, 'A list is shorter or longer than the encounters.');
  const isFlag = (value: number) => value === 0 || value === 1;
  const areFlags = [isChosen, reachedRow, reachedColumn].every((list) => list.every(isFlag));
  demand(areFlags, 'A mark is neither 0 nor 1.');
  const isExact = (value: number) => Number.isInteger(value) && Math.abs(value) <= 2 ** 52;
  demand(
    rowPrice.every(isExact) && columnPrice.every(isExact) && isExact(endPrice),
    'A price is not an exact integer.',
  );
}

function checkClaims(encounters: Encounters, chosen: ChosenMeetings, demand: Demand): void {
  const { rows, columns, capacities, perRow, pairRow, pairColumn, pairScore } = encounters;
  const { isChosen, proof } = chosen;
  const { step, cost } = meetingCosts(encounters);
  const degree = new Int32Array(rows);
  const load = new Int32Array(columns);
  let [meetings, score, cut] = [0, 0, 0];
  for (let pair = 0; pair < pairRow.length; pair++) {
    const [row, column] = [int(pairRow, pair), int(pairColumn, pair)];
    const gap = cost(pair) + real(proof.rowPrice, row) - real(proof.columnPrice, column);
    if (flag(proof.reachedRow, row) && !flag(proof.reachedColumn, column)) cut++;
    if (!flag(isChosen, pair)) {
      demand(gap >= 0, 'A pair that is not to meet would be worth more than it costs.');
      continue;
    }
    demand(gap <= 0, 'A pair that is to meet costs more than it is worth.');
    degree[row] = int(degree, row) + 1;
    load[column] = int(load, column) + 1;
    meetings++;
    score += int(pairScore, pair);
  }
  degree.forEach((count, row) => {
    if (!flag(proof.reachedRow, row)) cut += perRow;
    const price = real(proof.rowPrice, row);
    demand(count <= perRow, 'A row has more meetings than it may.');
    demand(count === 0 || price >= (count - 1) * step, 'The last meeting of a row costs more than it is worth.');
    demand(count >= perRow || price <= count * step, 'One more meeting of a row would be worth more than it costs.');
  });
  load.forEach((count, column) => {
    const room = int(capacities, column) - count;
    if (flag(proof.reachedColumn, column)) cut += int(capacities, column);
    const price = real(proof.columnPrice, column);
    demand(room >= 0, 'A column has more meetings than it can.');
    demand(count === 0 || price <= proof.endPrice, 'The last meeting of a column costs more than it is worth.');
    demand(room <= 0 || price >= proof.endPrice, 'One more meeting of a column would be worth more than it costs.');
  });
  demand(meetings === chosen.meetings, 'The number of meetings is not what it says.');
  demand(score === chosen.score, 'The score is not what it says.');
  const isSpread = chosen.spread.every((with_, meeting) => with_ === degree.filter((count) => count > meeting).length);
  demand(isSpread, 'The spread is not what it says.');
  demand(cut === meetings, 'The cut is larger than the choice: there might be more meetings.');
}
