import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Database } from '#platform';
import { DomainError, type Language, type PersonId } from '#platform/kernel';
import type { proposal as proposalContract } from '../api/matching.contract.js';
import { showsProfiles } from '../domain/proposal.js';
import { MatchingError } from '../errors.js';
import { Proposal, ProposalSide } from '../persistence/proposal.record.js';
import { GroupCards } from './group-cards.js';
import { type OtherCard, OtherCards } from './other-cards.js';
import { ReasonTexts } from './reason-texts.js';

export type ProposalView = z.infer<typeof proposalContract>;

/** A person's own proposals, as she reads them. Before they are sent they are staff's matter and nobody else's. */
@Injectable()
export class MyProposals {
  constructor(
    private readonly database: Database,
    private readonly otherCards: OtherCards,
    private readonly groupCards: GroupCards,
    private readonly reasonTexts: ReasonTexts,
  ) {}

  list(person: PersonId, language: Language): Promise<ProposalView[]> {
    return this.views(person, language);
  }

  /** @throws matching.unknown-proposal for anybody but the two */
  async get(person: PersonId, id: string, language: Language): Promise<ProposalView> {
    const [view] = await this.views(person, language, id);
    if (!view) throw new DomainError(MatchingError.unknownProposal);
    return view;
  }

  private async views(person: PersonId, language: Language, id?: string): Promise<ProposalView[]> {
    const query = this.database
      .repository(Proposal)
      .createQueryBuilder('p')
      .where('(p.student_person_id = :person or p.mentor_person_id = :person) and p.sent_at is not null', { person });
    if (id) query.andWhere('p.id = :id', { id });
    const proposals = await query.orderBy('p.sent_at', 'DESC').addOrderBy('p.id', 'DESC').getMany();
    const [sides, cards, groups] = await Promise.all([
      this.sidesOf(proposals),
      this.otherCards.of(proposals, person, language),
      this.groupCards.of(proposals),
    ]);
    return proposals.map((proposal) => ({
      ...this.view(proposal, sides, cards.get(proposal.id), person, language),
      group: groups.get(proposal.id) ?? null,
    }));
  }

  private async sidesOf(proposals: readonly Proposal[]): Promise<ReadonlyMap<string, ProposalSide['answer']>> {
    const ids = proposals.map((proposal) => proposal.id);
    const table = this.database.repository(ProposalSide).createQueryBuilder('s');
    const rows = await table.where('s.proposal_id = any(:ids)', { ids }).getMany();
    return new Map(rows.map((row) => [`${row.proposalId} ${row.role}`, row.answer]));
  }

  private view(
    proposal: Proposal,
    answers: ReadonlyMap<string, ProposalSide['answer']>,
    other: OtherCard | undefined,
    person: PersonId,
    language: Language,
  ): Omit<ProposalView, 'group'> {
    const [role, otherRole] =
      proposal.studentPersonId === person ? (['student', 'mentor'] as const) : (['mentor', 'student'] as const);
    return {
      id: proposal.id,
      state: proposal.state,
      role,
      myAnswer: answers.get(`${proposal.id} ${role}`) ?? 'none',
      otherAnswer: answers.get(`${proposal.id} ${otherRole}`) ?? 'none',
      other: {
        displayName: other?.displayName ?? '',
        headline: other?.headline ?? '',
        languages: [...(other?.languages ?? [])],
        topics: [...(other?.topics ?? [])],
        text: other?.text ?? '',
      },
      reasons: showsProfiles(proposal) ? this.reasonTexts.of(proposal.parts, role, language) : [],
      cameFrom: proposal.cameFrom,
      message: showsProfiles(proposal) ? (proposal.message ?? '') : '',
      sentAt: proposal.sentAt?.toISOString() ?? null,
      expiresAt: proposal.expiresAt?.toISOString() ?? null,
      mentorshipId: proposal.mentorshipId,
      mentorshipEndedAt: proposal.mentorshipEndedAt?.toISOString() ?? null,
      version: proposal.version,
    };
  }
}
