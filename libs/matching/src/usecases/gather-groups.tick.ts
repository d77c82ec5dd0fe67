import { Injectable } from '@nestjs/common';
import { type Tick, Ticks } from '#platform';
import { GroupProposalsRepository } from '../persistence/group-proposals.repository.js';
import { GatherGroup } from './gather-group.js';

/** A decline, the last day or somebody's leaving may have been the last word that a group waited for. */
@Injectable()
@Ticks('matching.gather-groups', 'minute')
export class GatherGroups implements Tick {
  constructor(
    private readonly proposals: GroupProposalsRepository,
    private readonly gatherGroup: GatherGroup,
  ) {}

  async tick(): Promise<void> {
    for (const groupId of await this.proposals.groupsThatGather()) await this.gatherGroup.execute(groupId);
  }
}
