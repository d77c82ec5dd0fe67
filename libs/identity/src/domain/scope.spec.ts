import { describe, expect, it } from '@jest/globals';
import type { OrganisationId, PersonId, ProgrammeId } from '#platform/kernel';
import { type Grant, mayUse, reaches, scopeCondition, scopeFor } from './scope.js';

const person = 'p' as PersonId;
const metropolia = 'metropolia' as OrganisationId;
const laurea = 'laurea' as OrganisationId;
const first = 'first' as ProgrammeId;
const second = 'second' as ProgrammeId;
const coordinator = (organisationId: OrganisationId | null, programmeId: ProgrammeId | null): Grant => ({
  role: 'university_coordinator',
  organisationId,
  programmeId,
});

describe('the scope of a permission', () => {
  it('is empty without a grant that holds the permission', () => {
    const actor = { personId: person, language: 'en' as const, grants: [coordinator(metropolia, first)] };
    expect(scopeFor(actor, 'matching.start-runs')).toBeUndefined();
    expect(mayUse(actor, 'matching.start-runs')).toBe(false);
    expect(mayUse(actor, 'programmes.decide-enrolments')).toBe(true);
  });

  it('never crosses two grants: A in the first and B in the second does not reach A in the second', () => {
    const scope = scopeFor(
      { personId: person, language: 'en', grants: [coordinator(metropolia, first), coordinator(laurea, second)] },
      'programmes.list-enrolments',
    );
    if (!scope) throw new Error('no scope');
    expect(reaches(scope, { organisationId: metropolia, programmeId: first })).toBe(true);
    expect(reaches(scope, { organisationId: laurea, programmeId: second })).toBe(true);
    expect(reaches(scope, { organisationId: metropolia, programmeId: second })).toBe(false);
    expect(reaches(scope, { organisationId: laurea, programmeId: first })).toBe(false);
  });

  it('takes its pairs only from grants that hold this very permission', () => {
    const grants: Grant[] = [
      coordinator(metropolia, first),
      { role: 'programme_manager', organisationId: laurea, programmeId: second },
    ];
    const scope = scopeFor({ personId: person, language: 'en', grants }, 'matching.start-runs');
    expect(scope?.pairs).toEqual([{ organisationId: laurea, programmeId: second }]);
  });

  it('becomes a condition of pairs with parameters, never text', () => {
    const scope = scopeFor(
      { personId: person, language: 'en', grants: [coordinator(metropolia, first), coordinator(null, second)] },
      'programmes.list-enrolments',
    );
    if (!scope) throw new Error('no scope');
    const parameters: unknown[] = ['before'];
    expect(scopeCondition(scope, { organisation: 'e.home', programme: 'c.programme' }, parameters)).toBe(
      '((e.home = $2 and c.programme = $3) or (c.programme = $4))',
    );
    expect(parameters).toEqual(['before', metropolia, first, second]);
  });
});
