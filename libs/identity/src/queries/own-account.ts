import { Injectable } from '@nestjs/common';
import type { LocalisedText, PersonId } from '#platform/kernel';
import { SignInWays } from '../persistence/sign-in-ways.js';
import { HoldsRole } from './holds-role.js';

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

/** How a person gets into their own account, and what they may change of it. */
@Injectable()
export class OwnAccount {
  constructor(
    private readonly ways: SignInWays,
    private readonly holdsRole: HoldsRole,
  ) {}

  /** `signInId` is the key by which the session that asks began. */
  async of(
    person: PersonId,
    signInId: string | undefined,
  ): Promise<{ readonly ways: OwnWay[]; readonly mayAdd: boolean }> {
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
    };
  }
}
