import { describe, expect, it } from '@jest/globals';
import { newId } from '#platform/kernel';
import { commandScope, organisationsInReach, programmeMeant, staffScope } from './reach.js';

const reader = newId<'person'>(0);
const scope = (...pairs: [string | null, string | null][]) =>
  staffScope({ reader, pairs: pairs.map(([organisationId, programmeId]) => ({ organisationId, programmeId })) });

describe('the reach of a report', () => {
  it('is everything for a command on the server', () => {
    expect(organisationsInReach(commandScope('luotsi report export'), null)).toBeNull();
    expect(organisationsInReach(commandScope('luotsi report export'), 'p1')).toBeNull();
  });

  it('is the own organisation for a coordinator, without a total', () => {
    expect(organisationsInReach(scope(['metropolia', 'p1']), 'p1')).toEqual(['metropolia']);
  });

  it('is all organisations of the programme for who holds a grant for all of them there', () => {
    expect(organisationsInReach(scope(['metropolia', 'p2'], [null, 'p1']), 'p1')).toBeNull();
  });

  it('never crosses two grants: Laurea in one programme and all organisations in another stay apart', () => {
    const two = scope(['laurea', 'p1'], [null, 'p2']);
    expect(organisationsInReach(two, 'p1')).toEqual(['laurea']);
    expect(organisationsInReach(two, 'p2')).toBeNull();
    expect(() => organisationsInReach(two, 'p3')).toThrow('reporting.unknown-programme');
  });

  it('counts a grant for all programmes in each of them', () => {
    expect(organisationsInReach(scope(['laurea', null], ['metropolia', 'p1']), 'p1')).toEqual(['laurea', 'metropolia']);
    expect(organisationsInReach(scope(['laurea', null], ['metropolia', 'p1']), null)).toEqual(['laurea']);
  });

  it('covers all programmes together only for a grant for all of them', () => {
    expect(() => organisationsInReach(scope([null, 'p1']), null)).toThrow('reporting.programme-needed');
  });

  it('means the only programme when none is named', () => {
    expect(programmeMeant(scope(['laurea', 'p1'], ['metropolia', 'p1']))).toBe('p1');
    expect(programmeMeant(scope(['laurea', 'p1'], ['metropolia', 'p2']))).toBeNull();
    expect(programmeMeant(scope(['laurea', 'p1'], ['metropolia', null]))).toBeNull();
    expect(programmeMeant(commandScope('x'))).toBeNull();
  });
});
