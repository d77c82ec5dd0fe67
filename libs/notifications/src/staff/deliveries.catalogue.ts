import { Injectable } from '@nestjs/common';
import {
  type CatalogueCommand,
  Catalogues,
  type CommandOutcome,
  ListedCatalogue,
  onEachRow,
  requireScope,
  type SignedIn,
  SqlCatalogueReader,
} from '#identity';
import { Database } from '#platform';
import { DomainError } from '#platform/kernel';
import { NotificationsError } from '../errors.js';
import { MESSAGE_NAMES } from '../messages/message-types.js';
import { DELIVERY_STATES } from '../persistence/mail-deliveries.js';
import { RetryDelivery } from '../usecases/retry-delivery.js';

/** Why a mail did not go, as we say it; else the row has the mail server's own code. */
const REASONS = ['no-mail-server', 'no-address', 'expired', 'unexpected'] as const;

const FIELDS = [
  {
    name: 'type',
    type: 'choice',
    values: MESSAGE_NAMES,
    inList: true,
    filterable: true,
    sortable: true,
    isTitle: true,
  },
  { name: 'state', type: 'choice', values: DELIVERY_STATES, inList: true, filterable: true, sortable: true },
  { name: 'queuedAt', type: 'instant', inList: true, sortable: true },
  { name: 'sentAt', type: 'instant', inList: true, sortable: true },
  { name: 'attempts', type: 'number', inList: true, sortable: true },
  { name: 'error', type: 'choice', values: REASONS, inList: true, filterable: true },
  { name: 'messageId', type: 'text', inList: false, filterable: true },
] as const;

/** Mails as staff see them: what kind, when, and whether it went out; not to whom. */
@Injectable()
export class DeliveriesCatalogue extends ListedCatalogue {
  readonly id = 'deliveries';
  readonly lib = 'notifications';
  readonly permission = 'notifications.list-deliveries';
  readonly fields = FIELDS;
  readonly commands: readonly CatalogueCommand[];
  protected readonly reader: SqlCatalogueReader;

  constructor(
    catalogues: Catalogues,
    private readonly retryDelivery: RetryDelivery,
    database: Database,
  ) {
    super(catalogues);
    this.commands = [
      {
        name: 'retry',
        permission: this.permission,
        on: 'rows',
        confirms: true,
        isOffered: (row) => row.state === 'failed',
        execute: (actor, ids) => this.retryAll(actor, ids),
      },
    ];
    this.reader = new SqlCatalogueReader(database, FIELDS, {
      from: 'notifications.delivery d join notifications.notification n on n.id = d.notification_id',
      id: 'd.id',
      columns: {
        type: 'n.type',
        state: 'd.state',
        queuedAt: 'd.queued_at',
        sentAt: 'd.sent_at',
        attempts: 'd.attempts',
        error: 'd.last_error',
        messageId: 'd.message_id',
      },
      // Where the fact belongs. Sign-in codes belong nowhere: only a grant for all reaches them.
      scope: { organisation: 'n.organisation_id', programme: 'n.programme_id' },
      defaultSort: 'd.queued_at desc, d.id desc',
    });
  }

  personsIn(): readonly string[] {
    return [];
  }

  /** Each row by itself: one that cannot be sent again does not hold up the others, and is named. */
  private async retryAll(actor: SignedIn, ids: readonly string[]): Promise<CommandOutcome> {
    const scope = requireScope(actor, this.permission);
    return onEachRow(ids, async (id) => {
      if (!(await this.reader.get(scope, id))) throw new DomainError(NotificationsError.unknownDelivery);
      await this.retryDelivery.execute(id, { kind: 'person', personId: actor.personId });
    });
  }
}
