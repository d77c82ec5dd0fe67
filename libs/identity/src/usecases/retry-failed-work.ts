import { Injectable } from '@nestjs/common';
import { type Actor, AuditSink, FailedWork, Transactions } from '#platform';
import { DomainError } from '#platform/kernel';
import { IdentityError } from '../errors.js';

/** Has work tried again that had failed for good: its cause is mended. */
@Injectable()
export class RetryFailedWork {
  constructor(
    private readonly transactions: Transactions,
    private readonly failedWork: FailedWork,
    private readonly audit: AuditSink,
  ) {}

  /** @throws identity.work-not-failed */
  execute(id: string, actor: Actor): Promise<void> {
    return this.transactions.run(async () => {
      if (!(await this.failedWork.retry(id))) throw new DomainError(IdentityError.workNotFailed);
      await this.audit.record({ actor, action: 'platform.retry-failed-work', subject: { kind: 'failed-work', id } });
    });
  }
}
