import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { Clock } from '#platform/kernel';
import { requireEverywhere } from '../api/permit.js';
import { STAFF_ROLES } from '../domain/permissions.js';
import type { SignedIn } from '../domain/scope.js';
import { liveGrant } from '../persistence/live-grant.js';
import { CloseAccount } from '../usecases/close-account.js';
import { GiveRole } from '../usecases/give-role.js';
import { type CatalogueCommand, type CatalogueRow, Catalogues, type CommandOutcome } from './catalogue.js';
import { GIVEN_INPUTS, givenRole } from './given-role.js';
import { ListedCatalogue } from './listed-catalogue.js';
import { onEachRow } from './on-each-row.js';
import { HOME, personsWithin, SIGN_IN } from './person-columns.js';
import { ScopeSources } from './scope-sources.js';
import { SqlCatalogueReader } from './sql-catalogue.js';

const CLOSE = 'identity.close-accounts';
const FIELDS = [
  { name: 'displayName', type: 'text', inList: true, filterable: true, sortable: true, isTitle: true },
  { name: 'signIn', type: 'choice', values: ['saml', 'email', 'both', 'none'], inList: true, filterable: true },
  { name: 'state', type: 'choice', values: ['active', 'disabled'], inList: true, filterable: true },
  { name: 'roles', type: 'number', inList: true, sortable: true },
  { name: 'sessions', type: 'number', inList: true, sortable: true },
  { name: 'lastSignIn', type: 'instant', inList: true, sortable: true },
  { name: 'createdAt', type: 'instant', sortable: true },
] as const;

/** Accounts as administrators need them: who can get in, and how to shut somebody out. Nothing of what people write about themselves. */
@Injectable()
export class AccountsCatalogue extends ListedCatalogue {
  readonly id = 'accounts';
  readonly lib = 'identity';
  readonly permission = 'identity.list-accounts';
  readonly fields = FIELDS;
  readonly commands: readonly CatalogueCommand[];
  protected readonly reader: SqlCatalogueReader;

  constructor(
    catalogues: Catalogues,
    sources: ScopeSources,
    private readonly closeAccount: CloseAccount,
    private readonly giveRole: GiveRole,
    database: Database,
    clock: Clock,
  ) {
    super(catalogues);
    this.commands = this.allCommands();
    this.reader = new SqlCatalogueReader(database, FIELDS, {
      from: `identity.person p ${HOME}`,
      id: 'p.id',
      columns: {
        displayName: `p.display_name collate "fi-x-icu"`,
        signIn: SIGN_IN,
        state: 'p.state',
        roles: (_scope, parameters) =>
          `(select count(*)::int from identity.role_grant g where g.person_id = p.id and ${liveGrant(`$${parameters.push(clock.now())}`)})`,
        sessions: (_scope, parameters) =>
          `(select count(*)::int from identity.session s where s.person_id = p.id and s.ended_at is null and s.expires_at > $${parameters.push(clock.now())})`,
        lastSignIn: '(select max(s.last_used_at) from identity.sign_in s where s.person_id = p.id)',
        createdAt: 'p.created_at',
      },
      scope: personsWithin(sources),
      where: `p.state in ('active', 'disabled')`,
      defaultSort: `p.display_name collate "fi-x-icu", p.id`,
    });
  }

  personsIn(rows: readonly CatalogueRow[]): readonly string[] {
    return rows.map((row) => row.id);
  }

  private allCommands(): CatalogueCommand[] {
    return [
      {
        name: 'give-role',
        permission: 'identity.grant-roles',
        on: 'rows',
        inputs: [{ name: 'role', type: 'choice', values: STAFF_ROLES, required: true }, ...GIVEN_INPUTS],
        isOffered: (row) => row.state === 'active',
        execute: (actor, ids, input) =>
          onEachRow(ids, (id) => this.giveRole.execute(id as SignedIn['personId'], givenRole(input), actor)),
      },
      this.onAccounts(
        'end-sessions',
        (row) => Number(row.sessions) > 0,
        (id, actor) => this.closeAccount.endSessions(id, actor),
      ),
      this.onAccounts(
        'close',
        (row) => row.state === 'active',
        (id, actor) => this.closeAccount.close(id, actor),
      ),
      this.onAccounts(
        'open',
        (row) => row.state === 'disabled',
        (id, actor) => this.closeAccount.open(id, actor),
      ),
    ];
  }

  /** An account is one for all organisations and programmes: only a grant for everything reaches so far. */
  private onAccounts(
    name: string,
    isOffered: (row: CatalogueRow) => boolean,
    act: (id: string, actor: SignedIn) => Promise<void>,
  ): CatalogueCommand {
    return {
      name,
      permission: CLOSE,
      on: 'rows',
      confirms: true,
      isOffered,
      execute: async (actor, ids): Promise<CommandOutcome> => {
        requireEverywhere(actor, CLOSE);
        return onEachRow(ids, (id) => act(id, actor));
      },
    };
  }
}
