import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { ConfirmedLink } from '../persistence/account-links.js';
import type { KnownWay } from '../persistence/sign-in-ways.js';

/** The ways of a kept account, by the account to which they belong. */
export interface SortedWays {
  readonly returning: readonly KnownWay[];
  readonly staying: readonly KnownWay[];
}

/** Which ways would go back when a link is undone. */
@Injectable()
export class LinkedWays {
  constructor(private readonly database: Database) {}

  /** Keys that a university has added since belong to the way that was moved, and go back with it. */
  async sort(link: ConfirmedLink, ways: readonly KnownWay[]): Promise<SortedWays> {
    const providers = await this.database.query<{ provider: string }>(
      `select distinct provider from identity.sign_in where id = any($1::uuid[]) and kind = 'saml'`,
      [link.movedSignInIds],
    );
    const isMoved = (way: KnownWay) =>
      way.signInIds.some((id) => link.movedSignInIds.includes(id)) ||
      (way.kind === 'university' && providers.some(({ provider }) => provider === way.provider));
    return { returning: ways.filter(isMoved), staying: ways.filter((way) => !isMoved(way)) };
  }
}

/** Both accounts could be entered if the link were undone. */
export function bothOpen({ returning, staying }: SortedWays): boolean {
  return [returning, staying].every((ways) => ways.some(({ works }) => works));
}
