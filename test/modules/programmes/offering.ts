import { type CatalogueRow, Catalogues, type CommandOutcome, requireScope, type SignedIn } from '#identity';
import type { GroupOffer } from '#programmes';
import { AProgramme, type ApiHouse, CONSENT, type EnrolmentView, type Visitor } from './a-programme.js';

/** An application as its mentor reads it. */
export type Own = EnrolmentView & {
  readonly capacity: number | null;
  readonly groupOffer: GroupOffer | null;
  readonly isInGroup: boolean;
};

export const TWO_TO_FOUR = { least: 2, most: 4 };

let invited = 0;

/** A programme whose mentors may offer groups, and staff who decide. */
export class Offering {
  private constructor(
    private readonly house: ApiHouse,
    readonly programme: AProgramme,
    readonly staff: SignedIn,
  ) {}

  static async open(house: ApiHouse): Promise<Offering> {
    const programme = await AProgramme.open(house);
    return new Offering(house, programme, await programme.staff('programme_manager', null, programme.programmeId));
  }

  invite(): Promise<Visitor> {
    invited += 1;
    return this.programme.invitedMentor(`mentor${invited}@ryhma.fi`, `Mentor ${invited}`);
  }

  send({ browser }: Pick<Visitor, 'browser'>, more: object, role = 'mentor', language = 'en'): Promise<Response> {
    const body = { ...CONSENT, role, cohortId: this.programme.cohortId, ...more };
    return browser.send('POST', '/api/v1/me/enrolments', body, { 'accept-language': language });
  }

  /** An approved mentor: staff have brought her in. */
  async aMentor(groupOffer?: GroupOffer | null): Promise<Visitor & { readonly own: Own }> {
    const mentor = await this.invite();
    const answer = await this.send(mentor, { capacity: 1, ...(groupOffer !== undefined && { groupOffer }) });
    return { ...mentor, own: (await answer.json()) as Own };
  }

  async ownOf(mentor: Pick<Visitor, 'browser'>): Promise<Own | undefined> {
    return (await this.programme.enrolmentsOf(mentor))[0] as Own | undefined;
  }

  async change(mentor: Pick<Visitor, 'browser'>, more: object): Promise<Response> {
    const { id, version } = (await this.ownOf(mentor)) ?? { id: '', version: 0 };
    return mentor.browser.put(`/api/v1/me/enrolments/${id}/capacity`, { capacity: 1, version, ...more });
  }

  catalogueOf(id: string) {
    const found = this.house.get(Catalogues, { strict: false }).get(id);
    if (!found) throw new Error(`no ${id}`);
    return found;
  }

  rows(filter: Record<string, string> = {}): Promise<CatalogueRow[]> {
    const scope = requireScope(this.staff, 'programmes.list-enrolments');
    return this.catalogueOf('enrolments').list(scope, { filter, offset: 0, limit: 100 });
  }

  give(name: string, ids: readonly string[], actor = this.staff): Promise<CommandOutcome> {
    const command = this.catalogueOf('enrolments').commands.find((one) => one.name === name);
    if (!command) throw new Error(`no ${name}`);
    return command.execute(actor, ids, {});
  }

  setUpOffered(ids: readonly string[], actor = this.staff): Promise<CommandOutcome> {
    return this.give('set-up-group', ids, actor);
  }

  groups(): Promise<{ kind: string; least: number; seats: number; mentors: number }[]> {
    return this.house.database.query(
      `select g.kind, g.least, g.seats, (select count(*)::int from programmes.mentor_group_member m where m.group_id = g.id) as mentors
       from programmes.mentor_group g where g.cohort_id = $1`,
      [this.programme.cohortId],
    );
  }
}
