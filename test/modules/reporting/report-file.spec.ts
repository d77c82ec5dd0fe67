import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DAY } from '#platform/kernel';
import { openApi } from '../../support/house.js';
import { signInAs, someId } from '../../support/people.js';
import { PERIOD, Reported } from './support.js';

let house: Awaited<ReturnType<typeof openApi>>;
let reported: Reported;
beforeAll(async () => {
  house = await openApi(new Date('2026-04-10T09:00:00Z'));
  reported = await Reported.in(house);
  await reported.started(
    someId(),
    [await reported.student(reported.laurea)],
    [reported.laurea],
    '2026-02-01T10:00:00Z',
  );
});
afterAll(() => house.close());

const coordinatorOf = (organisationId: Reported['laurea']) =>
  signInAs(house, { role: 'university_coordinator', organisationId, programmeId: reported.programme });

describe('fetching the file of an export', () => {
  it('gives it as an attachment that nobody keeps, and audits the fetching', async () => {
    const { id, file } = await reported.export({ format: 'csv-fi' });
    const manager = await signInAs(house, { role: 'programme_manager' });
    const answer = await manager.get(`/api/v1/report-exports/${id}/file`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${file.name}"`);
    expect(answer.headers.get('content-type')).toContain('text/csv');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(Buffer.from(await answer.arrayBuffer()).equals(file.bytes)).toBe(true);
    const audited = await house.database.query(
      `select 1 from privacy.audit_entry where subject_id = $1 and action = 'reporting.fetch-report-file' and actor_kind = 'person'`,
      [id],
    );
    expect(audited).toHaveLength(1);
  });

  it('is as impossible for another organisation as for a file that is not there', async () => {
    const whole = (await reported.export()).id;
    const laurea = await coordinatorOf(reported.laurea);
    for (const id of [whole, someId()]) {
      const answer = await laurea.get(`/api/v1/report-exports/${id}/file`);
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ code: 'reporting.unknown-export', title: 'No such report' });
    }
  });

  it('works for the own organisation, in the name of the figures only', async () => {
    const scope = {
      actor: { kind: 'command' as const, name: 'x' },
      pairs: [{ organisationId: reported.laurea, programmeId: reported.programme }],
    };
    const { id } = await reported.export({}, scope);
    const text = await (await (await coordinatorOf(reported.laurea)).get(`/api/v1/report-exports/${id}/file`)).text();
    expect(text).toContain('Laurea');
    expect(text).not.toContain('total');
    expect((await (await coordinatorOf(reported.metropolia)).get(`/api/v1/report-exports/${id}/file`)).status).toBe(
      404,
    );
  });

  it('ends after 30 days', async () => {
    const { id } = await reported.export(PERIOD);
    house.clock.advance(31 * DAY);
    const manager = await signInAs(house, { role: 'programme_manager' });
    const answer = await manager.get(`/api/v1/report-exports/${id}/file`);
    expect(answer.status).toBe(410);
    expect(await answer.json()).toMatchObject({ code: 'reporting.export-expired' });
  });
});
