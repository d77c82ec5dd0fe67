import type { INestApplicationContext, Type } from '@nestjs/common';
import { FindSignedIn, type Scope, type SignedIn, SignInBySaml, type StaffPermission, scopeFor } from '#identity';
import { Database } from '#platform';
import { type PersonId, type SettableClock } from '#platform/kernel';
import { type Person, personFor } from '../../../demo-idp/src/people.js';
import type { Dice } from './dice.js';
import type { Plain, Steps } from './steps.js';

export type University = 'metropolia' | 'haaga-helia' | 'laurea';
export const UNIVERSITIES: readonly [University, University, University] = ['metropolia', 'haaga-helia', 'laurea'];

/** The libs with a clock that the seed moves, on a lane that no worker serves, and chance that repeats itself. */
export class SeedHouse {
  constructor(
    private readonly house: INestApplicationContext,
    readonly clock: SettableClock,
    readonly dice: Dice,
    private readonly steps: Steps,
  ) {}

  /** Does `work` once, whole or not at all; in a house that goes on after a kill, it is not done again. */
  act<Answer extends Plain>(name: string, work: () => Promise<Answer>): Promise<Answer> {
    return this.steps.act(name, work);
  }

  /** Lets follow what follows from what was done. */
  settle(): Promise<void> {
    return this.steps.settle();
  }

  /** The minute ticks at the clock's time: expiries, meetings that count by silence. */
  tick(): Promise<void> {
    return this.steps.tick();
  }

  get<Service>(service: Type<Service> | (abstract new (...args: never[]) => Service)): Service {
    return this.house.get<Service>(service as Type<Service>, { strict: false });
  }

  async actor(personId: PersonId): Promise<SignedIn> {
    const actor = await this.get(FindSignedIn).execute(personId, this.clock.now());
    if (!actor) throw new Error('The seed lost a person');
    return actor;
  }

  /** A member of staff to whom the seed has given a role. */
  async staff(eppn: string): Promise<SignedIn> {
    const row = await this.get(Database).one<{ person_id: PersonId }>(
      `select person_id from identity.sign_in where key_type = 'eppn' and key = $1 and state = 'active'`,
      [eppn],
    );
    if (!row) throw new Error(`${eppn} is not known`);
    return this.actor(row.person_id);
  }

  async scopeOf(eppn: string, permission: StaffPermission): Promise<Scope> {
    const scope = scopeFor(await this.staff(eppn), permission);
    if (!scope) throw new Error(`${eppn} may not ${permission}`);
    return scope;
  }

  /** Signs a student of the demo universities in, as her university's answer would. */
  async student(university: University, number: number): Promise<SignedIn> {
    const person = personFor(university, `student${String(number).padStart(4, '0')}`);
    if (!person) throw new Error(`No student ${number} at ${university}`);
    return this.signIn(person);
  }

  private async signIn(person: Person): Promise<SignedIn> {
    const scope = person.eppn.slice(person.eppn.indexOf('@') + 1);
    const provider = await this.get(Database).one<Parameters<SignInBySaml['execute']>[0]['provider']>(
      `select entity_id as "entityId", organisation_id as "organisationId", name, sso_url as "ssoUrl", certificates, scopes from identity.identity_provider where $1 = any(scopes)`,
      [scope],
    );
    if (!provider) throw new Error(`No provider for ${scope}`);
    const isAdfs = person.provider === 'laurea';
    const { personId } = await this.get(SignInBySaml).execute({
      provider,
      exchange: { requestId: '', entityId: provider.entityId, relayState: '', returnTo: '/', language: 'en' },
      person: {
        ...(isAdfs ? {} : { subjectId: person.subjectId, eppnTimestamp: person.eppnTimestamp }),
        eppn: person.eppn,
        displayName: person.displayName,
        mails: [person.mail],
        affiliations: person.affiliations,
        preferredLanguage: person.preferredLanguage,
      },
      session: { nameId: undefined, sessionIndex: undefined },
      authenticatedAt: this.clock.now(),
    });
    return this.actor(personId);
  }
}
