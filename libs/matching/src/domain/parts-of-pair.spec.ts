import { describe, expect, it } from '@jest/globals';
import { partsOfPair } from './parts-of-pair.js';
import { scorePair } from './score-pair.js';
import { inCohort, ledBy, mentor, RULES, snapshotOf, withSeats } from './testing/people.js';

describe('what a proposal says of a score', () => {
  const aino = inCohort('aino');
  const german = withSeats('lead', 4, mentor({ languages: [{ language: 'de', rank: 7 }] }));
  const colleague = withSeats('colleague', 0);
  const host = ledBy('lead', 1, { kind: 'host', otherEnrolmentIds: ['colleague'] });

  it('is what she has with the person of a host who is for her, where its lead is not', () => {
    const snapshot = snapshotOf([aino], [german, colleague], { groups: [host] });
    const { parts } = scorePair(aino, colleague, RULES);
    expect(parts.length).toBeGreaterThan(0);
    expect(partsOfPair(aino, german, snapshot)).toEqual(parts);
    expect(partsOfPair(aino, german, { ...snapshot, groups: [] })).toEqual([]);
  });

  it('is what she has with the mentor herself, where the rules allow it', () => {
    const lead = withSeats('lead', 4, mentor({ offers: ['sales'] }));
    const snapshot = snapshotOf([aino], [lead, colleague], { groups: [host] });
    expect(partsOfPair(aino, lead, snapshot)).toEqual(scorePair(aino, lead, RULES).parts);
  });
});
