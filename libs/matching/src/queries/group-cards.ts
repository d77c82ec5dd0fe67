import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { People } from '#identity';
import type { PersonId } from '#platform/kernel';
import { Matchable } from '#programmes';
import type { proposalGroup } from '../api/matching.contract.js';
import { showsProfiles } from '../domain/proposal.js';
import type { Proposal } from '../persistence/proposal.record.js';

export type GroupCard = z.infer<typeof proposalGroup>;

/** Into which group a proposal leads, as both sides read it: what kind, how large, and who mentors it besides. Students are nobody's to read here. */
@Injectable()
export class GroupCards {
  constructor(
    private readonly matchable: Matchable,
    private readonly people: People,
  ) {}

  /** By proposal id; those of pairs, and those that came to nothing, are left out. */
  async of(proposals: readonly Proposal[]): Promise<ReadonlyMap<string, GroupCard>> {
    const open = proposals.filter((one) => one.groupId !== null && showsProfiles(one));
    if (open.length === 0) return new Map();
    const groups = await this.matchable.groupsByIds(open.flatMap((one) => one.groupId ?? []));
    const mentors = [...groups.values()].flatMap((group) => group.mentors.map((mentor) => mentor.personId as PersonId));
    const names = await this.people.cards(mentors);
    return new Map(
      open.flatMap((proposal) => {
        const group = groups.get(proposal.groupId ?? '');
        if (!group) return [];
        const others = group.mentors.filter((mentor) => mentor.personId !== proposal.mentorPersonId);
        const nameOf = (id: string) => names.get(id as PersonId)?.displayName ?? '';
        const { kind, least, seats } = group;
        const joined = proposal.joinedAt !== null;
        return [[proposal.id, { kind, least, seats, joined, mentors: others.map((one) => nameOf(one.personId)) }]];
      }),
    );
  }
}
