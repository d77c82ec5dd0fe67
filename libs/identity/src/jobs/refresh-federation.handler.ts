import { Injectable } from '@nestjs/common';
import { Handles, type JobHandler } from '#platform';
import { RefreshFederation } from '../usecases/refresh-federation.js';
import { REFRESH_FEDERATION } from './refresh-federation.job.js';

/** May run twice: the second finds the copy unchanged, or replaces it by itself. */
@Injectable()
@Handles(REFRESH_FEDERATION)
export class RefreshFederationHandler implements JobHandler<object> {
  constructor(private readonly refreshFederation: RefreshFederation) {}

  async run(): Promise<void> {
    await this.refreshFederation.execute();
  }
}
