import { Injectable } from '@nestjs/common';
import { Database, Outbox, Transactions } from '#platform';
import { Clock } from '#platform/kernel';
import { Matchable } from '#programmes';
import { mayJoin } from '../domain/begins.js';
import { ProposalAccepted } from '../facts/index.js';
import { GroupProposalsRepository } from '../persistence/group-proposals.repository.js';
import { aboutProposal } from './proposal-facts.js';

/** Tells that students are in their group as soon as there are enough of them. Whoever has joined is told once. */
@Injectable()
export class GatherGroup {
  constructor(
    private readonly proposals: GroupProposalsRepository,
    private readonly matchable: Matchable,
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  execute(groupId: string): Promise<void> {
    return this.transactions.run(async () => {
      // Two who accept at the same moment: the second waits here and then sees the first.
      await this.database.query('select pg_advisory_xact_lock(hashtext($1))', [`group ${groupId}`]);
      const group = (await this.matchable.groupsByIds([groupId])).get(groupId);
      const { accepted, there, open, begun } = await this.proposals.answersOfGroup(groupId);
      if (!group || !mayJoin({ accepted: accepted.length, there, open, begun, least: group.least })) return;
      for (const proposal of await this.proposals.join(accepted, this.clock.now())) {
        const about = aboutProposal(proposal);
        const others = group.mentors
          .filter((mentor) => mentor.enrolmentId !== proposal.mentorEnrolmentId)
          .map((mentor) => ({ mentorEnrolmentId: mentor.enrolmentId, mentorPersonId: mentor.personId }));
        await this.outbox.record(ProposalAccepted, { ...about, data: { ...about.data, group: { groupId, others } } });
      }
    });
  }
}
