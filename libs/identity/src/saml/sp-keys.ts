import { Injectable } from '@nestjs/common';
import { type Actor, AuditSink, Database, Secrets, Settings, Transactions } from '#platform';
import { Clock, type Credentials, makeCredentials, newId } from '#platform/kernel';

/** Only has to be a number that no other lock has. */
const SP_KEYS_LOCK = 7_215_352;
const PURPOSE = 'saml-sp-key';
/** saml2int MD07 asks for 2048 and recommends 3072. */
const BITS = 3072;

/** `announced`: published, opens messages, does not sign yet. `active`: signs as well. `leaving`: only opens what was sealed for it. */
export type SpKeyState = 'announced' | 'active' | 'leaving';

export interface SpKey extends Credentials {
  readonly state: SpKeyState;
  readonly changedAt: Date;
}

export type Rotation = 'announced' | 'activated' | 'removed';

/**
 * Our own keys towards the universities, two at once while they change: a university that has read our metadata yesterday still finds a key that we
 * open with. Source: saml2int SP37-38; Haka's rule for a change of keys (old and new published in parallel, old first, then swapped).
 */
@Injectable()
export class SpKeys {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly secrets: Secrets,
    private readonly settings: Settings,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /** In the order in which they are published: the one that signs first. The first key is made when it is first asked for. */
  async all(): Promise<SpKey[]> {
    const keys = await this.read();
    return keys.length > 0 ? keys : this.makeFirst();
  }

  /** Does the next step of a change and says which it was: a new key is announced; it takes over; the old one goes. */
  rotate(actor: Actor): Promise<Rotation> {
    return this.alone(async () => {
      const done = await this.nextStep();
      await this.audit.record({ actor, action: 'identity.rotate-sp-keys', subject: { kind: 'sp-key', id: done } });
      return done;
    });
  }

  private async nextStep(): Promise<Rotation> {
    const states = new Set((await this.read()).map(({ state }) => state));
    if (states.has('leaving')) {
      await this.database.query(`delete from identity.sp_key where state = 'leaving'`);
      return 'removed';
    }
    if (states.has('announced')) {
      await this.become('leaving', 'active');
      await this.become('active', 'announced');
      return 'activated';
    }
    if (!states.has('active')) await this.add('active');
    await this.add('announced');
    return 'announced';
  }

  private makeFirst(): Promise<SpKey[]> {
    return this.alone(async () => {
      if ((await this.read()).length === 0) await this.add('active');
      return this.read();
    });
  }

  private alone<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.transactions.run(async () => {
      await this.database.query('select pg_advisory_xact_lock($1)', [SP_KEYS_LOCK]);
      return work();
    });
  }

  private async become(next: SpKeyState, from: SpKeyState): Promise<void> {
    await this.database.query('update identity.sp_key set state = $1, changed_at = $2 where state = $3', [
      next,
      this.clock.now(),
      from,
    ]);
  }

  private async add(state: SpKeyState): Promise<void> {
    const now = this.clock.now();
    const { hostname } = new URL(this.settings.env.PUBLIC_URL);
    const { certificate, privateKey } = await makeCredentials(hostname, now, BITS);
    await this.database.query(
      `insert into identity.sp_key (id, state, certificate, private_key_sealed, made_at, changed_at) values ($1, $2, $3, $4, $5, $5)`,
      [newId<'sp-key'>(now.getTime()), state, certificate, this.secrets.seal(PURPOSE, privateKey), now],
    );
  }

  private async read(): Promise<SpKey[]> {
    const rows = await this.database.query<{ state: SpKeyState; certificate: string; sealed: string; changedAt: Date }>(
      `select state, certificate, private_key_sealed as sealed, changed_at as "changedAt" from identity.sp_key
       order by array_position(array['active', 'announced', 'leaving'], state)`,
    );
    return rows.map(({ sealed, ...key }) => ({ ...key, privateKey: this.secrets.open(PURPOSE, sealed) }));
  }
}
