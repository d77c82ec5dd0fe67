import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { Catalogues } from '#identity';
import type { PersonId } from '#platform/kernel';
import { openHouse, type TestHouse } from '../../support/house.js';
import { someId } from '../../support/people.js';
import { COMMAND, PERIOD, Reported, reportScopeOf } from './support.js';

let house: TestHouse;
let reported: Reported;
let anna: PersonId;
beforeAll(async () => {
  house = await openHouse(new Date('2026-04-10T09:00:00Z'));
  reported = await Reported.in(house);
  anna = await reported.student(reported.metropolia);
  const cia = await reported.student(reported.laurea);
  await reported.started(someId(), [anna, cia], [reported.metropolia, reported.laurea], '2026-02-01T10:00:00Z');
  await reported.came(someId(), cia, reported.laurea, '2026-02-01T10:00:00Z');
});
afterAll(() => house.close());

const _catalogue = () => {
  const found = house.get(Catalogues, { strict: false }).get('report-exports');
  if (!found) throw new Error('no catalogue');
  return found;
};
describe('what an export shows', () => {
  it('is for a coordinator the own organisation only: no total, no unknown, no other', async () => {
    const coordinator = await reported.coordinatorOf(reported.metropolia);
    expect(await reported.figures({}, reportScopeOf(coordinator))).toEqual({
      'r3-participants': { Metropolia: 1 },
      'm1-mentorships-started': { Metropolia: 1 },
      'm4-meetings': { Metropolia: 0 },
      'e2-attendances': { Metropolia: 0 },
    });
  });

  it('is everything of the programme for its manager, its analyst, its approver and its auditor', async () => {
    for (const role of ['programme_manager', 'city_analyst', 'report_approver', 'auditor'] as const) {
      const actor = await reported.staff({ role, organisationId: null, programmeId: reported.programme });
      expect((await reported.figures({}, reportScopeOf(actor)))['m1-mentorships-started']).toEqual({
        total: 1,
        Metropolia: 1,
        Laurea: 1,
        unknown: 0,
      });
    }
  });

  it('does not cross two grants', async () => {
    const both = await reported.staff(
      { role: 'university_coordinator', organisationId: reported.metropolia, programmeId: reported.programme },
      { role: 'city_analyst', organisationId: null, programmeId: reported.other },
    );
    expect((await reported.figures({}, reportScopeOf(both)))['m1-mentorships-started']).toEqual({ Metropolia: 1 });
    const other = await reported.figures({ programme: reported.other }, reportScopeOf(both));
    expect(other['m1-mentorships-started']).toEqual({ total: 0, Laurea: 0, unknown: 0 });
  });

  it('of a programme out of reach is as unknown as one that is not there', async () => {
    const scope = reportScopeOf(await reported.coordinatorOf(reported.metropolia));
    await expect(reported.export({ programme: reported.other }, scope)).rejects.toMatchObject({
      code: 'reporting.unknown-programme',
    });
    await expect(reported.export({ programme: someId() }, scope)).rejects.toMatchObject({
      code: 'reporting.unknown-programme',
    });
    await expect(reported.export({ programme: 'no such' }, COMMAND)).rejects.toMatchObject({
      code: 'reporting.unknown-programme',
    });
  });

  it('means the only programme of a grant when none is named, and asks when there are two', async () => {
    const { report } = await reported.export(
      { programme: ' ' },
      reportScopeOf(await reported.coordinatorOf(reported.laurea)),
    );
    expect(report.programme?.id).toBe(reported.programme);
    const two = await reported.staff(
      { role: 'city_analyst', organisationId: null, programmeId: reported.programme },
      { role: 'city_analyst', organisationId: null, programmeId: reported.other },
    );
    await expect(reported.export({ programme: undefined }, reportScopeOf(two))).rejects.toMatchObject({
      code: 'reporting.programme-needed',
    });
  });

  it('is refused for an organisation without students: figures by city are not there yet', async () => {
    const scope = reportScopeOf(
      await reported.staff({ role: 'city_analyst', organisationId: reported.chamber, programmeId: null }),
    );
    await expect(reported.export({}, scope)).rejects.toMatchObject({ code: 'reporting.nothing-in-reach' });
  });

  it('needs a period and a format that exist', async () => {
    await expect(reported.export({ from: '2026-04-01' })).rejects.toMatchObject({ code: 'reporting.bad-period' });
    await expect(reported.export({ format: 'pdf' })).rejects.toMatchObject({ code: 'reporting.unknown-format' });
  });
});

describe('the checksum of an export', () => {
  it('is the same for the same snapshot, whenever and in whatever format it is written', async () => {
    const first = await reported.export({ format: 'csv' });
    house.clock.advance(60_000);
    const again = await reported.export({ format: 'xlsx', asOf: first.report.asOf, language: 'sv' });
    expect(again.report.sha256).toBe(first.report.sha256);
    expect(first.report.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('changes with a figure, with the period and with the reach', async () => {
    const { report } = await reported.export();
    const later = await reported.export({ to: '2026-04-01' });
    const own = await reported.export({}, reportScopeOf(await reported.coordinatorOf(reported.laurea)));
    await reported.came(someId(), anna, reported.metropolia, '2026-02-02T10:00:00Z');
    const more = await reported.export();
    expect(new Set([report, later.report, own.report, more.report].map(({ sha256 }) => sha256)).size).toBe(4);
  });
});

describe('the file of an export', () => {
  it('in CSV says on every line what was counted, how, when, and that it is internal', async () => {
    const { report, file } = await reported.export({ format: 'csv' });
    const rows = parse(file.bytes, { columns: true }) as Record<string, string>[];
    expect(rows).toHaveLength(4 * 4);
    expect(rows[0]).toEqual({
      code: 'R3',
      indicator: 'r3-participants',
      version: '1',
      name_fi: 'Osallistujat',
      name_sv: 'Deltagare',
      name_en: 'Participants',
      unit: 'persons',
      breakdown: 'total',
      organisation_id: '',
      organisation: '',
      value: '2',
      period_from: PERIOD.from,
      period_to: PERIOD.to,
      programme_id: reported.programme,
      programme: 'Luotsin kevät',
      as_of: report.asOf.toISOString(),
      code_list: 'home-organisations',
      code_list_sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      figures_sha256: report.sha256,
      mark_fi: expect.stringContaining('Sisäinen'),
      mark_sv: expect.stringContaining('Intern'),
      mark_en: expect.stringContaining('Internal, small counts not protected'),
    });
    expect(rows.slice(1, 4).map((row) => [row.breakdown, row.organisation, row.value])).toEqual([
      ['home-organisation', 'Laurea', '1'],
      ['home-organisation', 'Metropolia', '1'],
      ['home-organisation-unknown', '', '0'],
    ]);
  });

  it('in the Finnish CSV opens by a double click in a Finnish Excel', async () => {
    const { file } = await reported.export({ format: 'csv-fi' });
    expect(file.name).toMatch(/^luotsi-2026-01-01-2026-03-31-[0-9a-f]{8}-fi\.csv$/);
    expect(file.bytes.toString().startsWith('\uFEFFcode;indicator;')).toBe(true);
    expect(parse(file.bytes, { bom: true, delimiter: ';', columns: true })).toHaveLength(16);
  });

  it('never lets a name become a formula', async () => {
    await house.database.query(`update identity.organisation set name = $2 where id = $1`, [
      reported.laurea,
      { source: 'fi', fi: '=HYPERLINK("https://evil.example")' },
    ]);
    const { file } = await reported.export({ format: 'csv' });
    expect(file.bytes.toString()).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
    const sheet = (await read((await reported.export({ format: 'xlsx' })).file.bytes)).getWorksheet('Luvut');
    const cells = (sheet?.getColumn(3).values ?? []).filter((value) => String(value).startsWith('=HYPERLINK'));
    expect(cells).toHaveLength(4);
    expect(sheet?.getCell('C3').formula).toBeUndefined();
    await house.database.query(`update identity.organisation set name = $2 where id = $1`, [
      reported.laurea,
      { source: 'fi', fi: 'Laurea' },
    ]);
  });

  async function read(bytes: Buffer): Promise<ExcelJS.Workbook> {
    const book = new ExcelJS.Workbook();
    // exceljs describes a Buffer of its own; any bytes will do.
    await book.xlsx.load(bytes as unknown as ExcelJS.Buffer);
    return book;
  }

  it('as a workbook has a cover that says how it was counted, and figures under a heading that stays', async () => {
    const { report, file } = await reported.export({ format: 'xlsx', language: 'en' });
    const book = await read(file.bytes);
    expect(book.worksheets.map((sheet) => sheet.name)).toEqual(['Cover', 'Figures']);
    const cover = JSON.stringify(book.getWorksheet('Cover')?.getSheetValues());
    for (const said of [
      report.sha256,
      'Sisäinen',
      'Intern,',
      'Internal',
      'Luotsin kevät',
      'm4-meetings@1',
      'home-organisations',
    ]) {
      expect(cover).toContain(said);
    }
    const figures = book.getWorksheet('Figures');
    expect(figures?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(figures?.rowCount).toBe(17);
    const row = figures?.getRow(2);
    expect([row?.getCell(1).value, row?.getCell(3).value, row?.getCell(4).value]).toEqual(['R3', 'Total', 2]);
    expect(row?.getCell(1).numFmt).toBe('@');
    expect(figures?.getRow(3).getCell(7)).toMatchObject({ value: reported.laurea, numFmt: '@' });
  });

  it('is kept as a blob for 30 days and audited', async () => {
    const { id, report } = await reported.export();
    const kept = await house.database.one(
      `select b.purpose, b.owner_id, round(extract(epoch from b.expires_at - b.created_at) / 86400)::int as days, e.report->>'sha256' as sha256
       from reporting.export e join platform.blob b on b.id = e.blob_id where e.id = $1`,
      [id],
    );
    expect(kept).toEqual({ purpose: 'report-export', owner_id: id, days: 30, sha256: report.sha256 });
    const [audited] = await house.database.query<object>(
      'select actor_kind, actor, action, details from privacy.audit_entry where subject_id = $1',
      [id],
    );
    expect(audited).toEqual({
      actor_kind: 'command',
      actor: 'luotsi report export',
      action: 'reporting.export-indicators',
      details: { ...PERIOD, programmeId: reported.programme, format: 'csv', sha256: report.sha256 },
    });
  });
});
