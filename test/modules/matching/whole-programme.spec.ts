import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CancelRun, PublishProposals, StartRun } from '#matching';
import { openHouse, type TestHouse } from '../../support/house.js';
import { Round } from './builders.js';

let house: TestHouse;
let round: Round;
beforeAll(async () => {
  house = await openHouse();
  round = await Round.open(house);
  await round.student('Aino Aktori', { home: round.metropolia });
  await round.mentor('Maija Mentori');
});
afterAll(() => house.close());

describe('a match run concerns every university of the programme', () => {
  it('and is started and cancelled only by staff of the whole of it', async () => {
    const ofLaurea = await round.staff('programme_manager', { organisationId: round.laurea });
    const start = house.get(StartRun, { strict: false });
    await expect(start.execute(round, ofLaurea)).rejects.toThrow('matching.whole-programme-needed');
    const runId = await round.run();
    const cancel = house.get(CancelRun, { strict: false });
    await expect(cancel.execute({ runId }, ofLaurea)).rejects.toThrow('matching.whole-programme-needed');
    expect(await round.runRow(runId)).toMatchObject({ state: 'done' });
    await cancel.execute({ runId }, await round.staff());
    expect(await round.runRow(runId)).toMatchObject({ state: 'cancelled' });
  });

  it('so staff of one university are told when all that is left to send belongs to others', async () => {
    const runId = await round.run();
    const publish = house.get(PublishProposals, { strict: false });
    const ofLaurea = await round.staff('programme_manager', { organisationId: round.laurea });
    await expect(publish.ofRun(runId, ofLaurea)).rejects.toThrow('matching.not-yours-to-send');
    expect(await publish.ofRun(runId, await round.staff())).toEqual({ sent: 1, refused: [] });
    const trail = await house.database.query<{ details: object }>(
      `select details from privacy.audit_entry where action = 'matching.publish-run' and subject_id = $1`,
      [runId],
    );
    expect(trail.map(({ details }) => details)).toEqual([{ sent: 1, refused: 0 }]);
  });
});
