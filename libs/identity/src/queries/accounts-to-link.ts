import { Injectable } from '@nestjs/common';
import type { PersonId } from '#platform/kernel';
import type { SignedIn } from '../domain/scope.js';
import { AccountLinks } from '../persistence/account-links.js';
import { type KnownWay, SignInWays } from '../persistence/sign-in-ways.js';
import { People } from './people.js';

export interface LinkSide {
  readonly displayName: string;
  readonly ways: Pick<KnownWay, 'id' | 'kind' | 'name' | 'address'>[];
}

/** What a person sees before two accounts become one: both, by name and by what opens them. */
@Injectable()
export class AccountsToLink {
  constructor(
    private readonly links: AccountLinks,
    private readonly ways: SignInWays,
    private readonly people: People,
  ) {}

  /** Null unless this session has proved another account and may still confirm. */
  async asked(
    { personId }: SignedIn,
    session: string,
  ): Promise<{ readonly kept: LinkSide; readonly other: LinkSide } | null> {
    const link = await this.links.asked(personId, session);
    if (!link?.otherPersonId) return null;
    return { kept: await this.sideOf(personId), other: await this.sideOf(link.otherPersonId) };
  }

  private async sideOf(person: PersonId): Promise<LinkSide> {
    const cards = await this.people.cards([person]);
    const ways = await this.ways.of(person);
    return {
      displayName: cards.get(person)?.displayName ?? '',
      ways: ways.map(({ id, kind, name, address }) => ({ id, kind, name, address })),
    };
  }
}
