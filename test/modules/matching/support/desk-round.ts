import type { z } from 'zod';
import type { SignedIn } from '#identity';
import type { OrganisationId } from '#platform/kernel';
import type { deskPair } from '../../../../libs/matching/src/api/desk.contract.js';
import type { Browser } from '../../../support/browser.js';
import type { openApi } from '../../../support/house.js';
import { Viewers } from '../../../support/viewers.js';
import { type Enrolled, Round } from '../builders.js';

type ApiHouse = Awaited<ReturnType<typeof openApi>>;
type Pair = z.infer<typeof deskPair>;
export type Answer = Record<string, unknown>;

/** Staff of the whole programme, or of one university in it. */
export async function managerOf(
  house: ApiHouse,
  round: Round,
  organisationId: OrganisationId | null = null,
): Promise<{ actor: SignedIn; browser: Browser }> {
  const grant = { role: 'programme_manager', organisationId, programmeId: round.programmeId } as const;
  const { personId, browser } = await new Viewers(house).with(grant);
  return { actor: await round.signedIn(personId), browser };
}

/** A finished run at the match desk: Aino and Bo fit Maija and Nina, each her own best; Cem has nobody to speak with. */
export class DeskRound {
  private constructor(
    readonly round: Round,
    readonly staff: SignedIn,
    readonly browser: Browser,
    /** The run that the desk looks at. */
    public runId: string,
    private readonly people: readonly Enrolled[],
  ) {}

  static async open(house: ApiHouse): Promise<DeskRound> {
    const round = await Round.open(house);
    const people = [
      await round.student('Aino', { wishes: ['sales'] }),
      await round.student('Bo', { wishes: ['data'], home: round.laurea }),
      await round.student('Cem', { languages: [{ language: 'fi', level: 'C1' }] }),
      await round.mentor('Maija', { offers: ['sales'] }),
      await round.mentor('Nina', { offers: ['data'] }),
    ];
    const { actor, browser } = await managerOf(house, round);
    return new DeskRound(round, actor, browser, await round.run(), people);
  }

  person(name: string): Enrolled {
    const found = this.people.find((one) => one.name === name);
    if (!found) throw new Error(`Nobody is called ${name}`);
    return found;
  }

  idOf(name: string): string {
    return this.person(name).enrolmentId;
  }

  at(rest = ''): string {
    return `/api/v1/match-desk/runs/${this.runId}${rest}`;
  }

  async read(rest: string, browser = this.browser): Promise<Answer> {
    return (await browser.get(this.at(rest))).json() as Promise<Answer>;
  }

  async send(rest: string, body: Answer): Promise<{ status: number; body: Answer }> {
    const answer = await this.browser.post(this.at(rest), body);
    return { status: answer.status, body: (await answer.json()) as Answer };
  }

  onPair<Kind extends string>(act: Kind, student: string, mentor: string, revision = 0) {
    return { act, studentEnrolmentId: this.idOf(student), mentorEnrolmentId: this.idOf(mentor), revision };
  }

  /** The pairs that stand, in words. */
  async pairs(browser = this.browser): Promise<string[]> {
    return ((await this.read('/pairs', browser)).items as Pair[])
      .map((pair) => `${pair.student} - ${pair.mentor}${pair.locked ? ' (locked)' : ''}`)
      .sort();
  }

  /** Seats that Maija and Nina have promised. */
  async holds(): Promise<[number, number]> {
    return [await this.round.seatsTaken(this.person('Maija')), await this.round.seatsTaken(this.person('Nina'))];
  }
}
