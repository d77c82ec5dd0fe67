import type { SignedIn } from '#identity';
import { ChangeTalkRound, MarkTalk, PlanTalks } from '#matching';
import type { TestHouse } from '../../../support/house.js';
import { type Enrolled, Round } from '../builders.js';

export const SETTINGS = {
  ...{ startsAt: new Date('2026-02-03T14:00:00Z'), minutes: 10, pauseMinutes: 2 },
  ...{ talksPerStudent: 2, talksPerMentor: 3, tables: null, place: 'Library' },
};

interface Seat {
  readonly id: string;
  readonly slot: number;
  readonly table: number;
  readonly student: string;
  readonly mentor: string;
}

/** A cohort before its kick-off: three students, two mentors, all of whom could be a pair; Fatima has nobody to speak with. */
export class KickOff {
  private constructor(
    private readonly house: TestHouse,
    readonly round: Round,
    readonly staff: SignedIn,
    readonly people: Readonly<Record<'aino' | 'bo' | 'cem' | 'maija' | 'nina', Enrolled>>,
  ) {}

  static async open(house: TestHouse): Promise<KickOff> {
    const round = await Round.open(house);
    const people = {
      aino: await round.student('Aino', { wishes: ['sales'] }),
      bo: await round.student('Bo', { wishes: ['data'] }),
      cem: await round.student('Cem'),
      maija: await round.mentor('Maija', { offers: ['sales'] }),
      nina: await round.mentor('Nina', { offers: ['data'] }),
    };
    await round.student('Fatima', { languages: [{ language: 'fi', level: 'C1' }] });
    return new KickOff(house, round, await round.staff(), people);
  }

  plan(change: Partial<typeof SETTINGS> | { tables: number } = {}, staff = this.staff): Promise<string> {
    const command = { ...SETTINGS, ...change, cohortId: this.round.cohortId };
    return this.house.get(PlanTalks, { strict: false }).execute(command, staff);
  }

  async act(act: 'publish' | 'close' | 'drop', id: string, staff = this.staff): Promise<void> {
    await this.house.get(ChangeTalkRound, { strict: false })[act](await this.seen(id), staff);
    await this.house.settle();
  }

  /** As staff would see it now. */
  async seen(id: string): Promise<{ id: string; version: number }> {
    const row = await this.house.database.one<{ version: number }>(
      'select version from matching.talk_round where id = $1',
      [id],
    );
    return { id, version: row?.version ?? 0 };
  }

  seats(id: string): Promise<Seat[]> {
    return this.house.database.query(
      `select s.id, s.slot, s.table_number as "table", sp.display_name as student, mp.display_name as mentor from matching.talk_seat s
       join programmes.enrolment se on se.id = s.student_enrolment_id join identity.person sp on sp.id = se.person_id
       join programmes.enrolment me on me.id = s.mentor_enrolment_id join identity.person mp on mp.id = me.person_id
       where s.talk_round_id = $1 order by s.slot, s.table_number`,
      [id],
    );
  }

  /** One of the two of a talk marks it. */
  async mark(id: string, student: string, mentor: string, by: Enrolled, mark: 'like' | 'neutral' | 'avoid') {
    const seat = (await this.seats(id)).find((one) => one.student === student && one.mentor === mentor);
    const actor = await this.round.signedIn(by.personId);
    await this.house.get(MarkTalk, { strict: false }).execute({ talkId: seat?.id ?? '', mark }, actor);
  }

  /** Everybody of a talk but those said otherwise. */
  async both(id: string, student: Enrolled, mentor: Enrolled, marks: readonly ['like' | 'avoid', 'like' | 'neutral']) {
    await this.mark(id, student.name, mentor.name, student, marks[0]);
    await this.mark(id, student.name, mentor.name, mentor, marks[1]);
  }

  async published(): Promise<string> {
    const id = await this.plan();
    await this.act('publish', id);
    return id;
  }
}
