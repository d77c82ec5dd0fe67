import { Injectable } from '@nestjs/common';
import type { LocalisedText, PersonId } from '#platform/kernel';
import { undoableUntil } from '../domain/account-link.js';
import { AccountLinks } from '../persistence/account-links.js';
import { SignInWays } from '../persistence/sign-in-ways.js';
import { HoldsRole } from './holds-role.js';
import { People } from './people.js';

export interface OwnWay {
  readonly id: string;
  readonly kind: 'university' | 'address';
  readonly name: LocalisedText | null;
  readonly address: string | null;
  readonly works: boolean;
  readonly isThisOne: boolean;
  readonly mayGo: boolean;
  /** ISO instant. */
  readonly lastUsedAt: string | null;
}

export interface OwnLink {
  readonly id: string;
  /** Of the account that was linked to this one. */
  readonly displayName: string;
  /** ISO instants. */
  readonly linkedAt: string;
  readonly undoableUntil: string;
}

/** How a person gets into their own account, and what they may change of it. */
@Injectable()
export class OwnAccount {
  constructor(
    private readonly ways: SignInWays,
    private readonly holdsRole: HoldsRole,
    private readonly links: AccountLinks,
    private readonly people: People,
  ) {}

  /** `signInId` is the key by which the session that asks began. */
  async of(
    person: PersonId,
    signInId: string | undefined,
  ): Promise<{ readonly ways: OwnWay[]; readonly mayAdd: boolean; readonly links: OwnLink[] }> {
    const ways = await this.ways.of(person);
    return {
      ways: ways.map((way) => ({
        id: way.id,
        kind: way.kind,
        name: way.name,
        address: way.address,
        works: way.works,
        isThisOne: signInId !== undefined && way.signInIds.includes(signInId),
        mayGo: ways.some((other) => other !== way && other.works),
        lastUsedAt: way.lastUsedAt?.toISOString() ?? null,
      })),
      mayAdd: !(await this.holdsRole.of(person)),
      links: await this.undoable(person),
    };
  }

  private async undoable(person: PersonId): Promise<OwnLink[]> {
    const links = await this.links.undoable(person);
    const cards = await this.people.cards(links.map(({ otherPersonId }) => otherPersonId));
    return links.map(({ id, otherPersonId, confirmedAt }) => ({
      id,
      displayName: cards.get(otherPersonId)?.displayName ?? '',
      linkedAt: confirmedAt.toISOString(),
      undoableUntil: undoableUntil(confirmedAt).toISOString(),
    }));
  }
}
