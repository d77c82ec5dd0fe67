import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FrozenRuns, replay } from '#matching';
import { PersonalDataHolders } from '#platform';
import { openHouse, type TestHouse } from '../../support/house.js';
import { type Enrolled, Round } from './builders.js';

let house: TestHouse;
let round: Round;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(async () => {
  round = await Round.open(house);
});
afterAll(() => house.close());

const reasonsOf = async (person: Enrolled) => (await round.proposalOf(person)).reasons;
async function exported(person: Enrolled): Promise<string> {
  const holders = house.get(PersonalDataHolders, { strict: false }).all();
  return JSON.stringify(await holders.find(({ lib }) => lib === 'matching')?.exportOf(person.personId));
}

describe('what a mentor wishes of her student', () => {
  it('stands in what a run reads, and its result replays to the byte', async () => {
    await round.student('Aino', { field: '061', degreeType: '3' });
    await round.student('Bo', { field: '061', degreeType: '5' });
    await round.mentor('Maija', { wishedFields: ['06', '04'], wishedDegree: 'master' });
    const frozen = await house.get(FrozenRuns, { strict: false }).get(await round.run());
    expect(frozen.snapshot.students.map(({ degree }) => degree).toSorted()).toEqual(['master', null]);
    expect(frozen.snapshot.mentors).toMatchObject([{ wishedFields: ['04', '06'], wishedDegree: 'master' }]);
    expect(frozen.snapshot.rules.soft.students).toEqual({ points: 96, must: false });
    expect(replay(frozen)).toMatchObject({ sameEngine: true, sameInput: true, sameResult: true });
  });

  it.each([
    ['field', { wishedFields: ['04'] }],
    ['degree', { wishedDegree: 'master' as const }],
  ])('gives her the student of the %s that she wished for, where all else is equal', async (_, wishes) => {
    const chosen: string[][] = [];
    // Whoever applied first, and so has the lower id, is the other one each time.
    for (const names of [
      ['Wished', 'Other'],
      ['Other', 'Wished'],
    ]) {
      round = await Round.open(house);
      for (const name of names)
        await round.student(
          name,
          name === 'Wished' ? { field: '041', degreeType: '4' } : { field: '021', degreeType: '1' },
        );
      await round.mentor('Maija', { field: '091', ...wishes });
      chosen.push(await round.pairsOf(await round.run()));
    }
    expect(chosen).toEqual([['Wished - Maija'], ['Wished - Maija']]);
  });

  it('is no condition: she gets another student rather than none', async () => {
    await round.student('Other', { field: '021', degreeType: '1' });
    await round.mentor('Maija', { wishedFields: ['04'], wishedDegree: 'doctoral' });
    expect(await round.pairsOf(await round.run())).toEqual(['Other - Maija']);
  });

  it('is told to a student where she is the one wished for', async () => {
    const aino = await round.student('Aino', { field: '061', degreeType: '2' });
    const maija = await round.mentor('Maija', { field: '061', wishedFields: ['06'], wishedDegree: 'doctoral' });
    await round.runAndPublish();
    const found = 'Information and Communication Technologies (ICT).';
    expect(await reasonsOf(aino)).toContainEqual({
      uses: '/field',
      text: `The mentor hopes for a student with studies like yours: ${found}`,
    });
    expect(await reasonsOf(maija)).toContainEqual({
      uses: '/wishedFields',
      text: `The student has the studies that you wished for: ${found}`,
    });
    expect(await exported(aino)).not.toContain('doctoral');
    expect(await exported(aino)).toContain('"code":"students"');
  });

  it('is told to no student whom she did not wish for, not in the reasons and not in her own data', async () => {
    const aino = await round.student('Aino', { field: '061', degreeType: '2' });
    const maija = await round.mentor('Maija', { field: '061', wishedFields: ['09'], wishedDegree: 'doctoral' });
    await round.runAndPublish();
    expect(JSON.stringify(await reasonsOf(aino))).not.toMatch(/studies like yours|mentor hopes|\/degreeType/);
    expect(JSON.stringify(await round.proposalOf(aino))).not.toMatch(/wishedFields|wishedDegree|"09"/);
    expect(await exported(aino)).not.toMatch(/"code":"students"|wishedFields|wishedDegree/);
    // The mentor's own data has it.
    expect(await exported(maija)).toMatch(/"code":"students".*"wishedDegree":"doctoral"/s);
  });
});
