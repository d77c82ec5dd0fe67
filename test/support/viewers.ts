import { GrantRole, permissionsOf, STAFF_ROLES, type StaffPermission, type StaffRole } from '#identity';
import { SYSTEM } from '#platform';
import type { OrganisationId, PersonId, ProgrammeId } from '#platform/kernel';
import type { Browser } from './browser.js';
import type { openApi } from './house.js';
import { aPerson, signInWith } from './people.js';

type ApiHouse = Awaited<ReturnType<typeof openApi>>;

/** How far a grant reaches: null is all. */
export interface Pair {
  readonly organisationId: OrganisationId | null;
  readonly programmeId: ProgrammeId | null;
}
export type Grant = Pair & { readonly role: StaffRole };

/** Where something stands. `any`: seen whatever the grant's half says; null: it belongs nowhere, so only a grant for all reaches it. */
export interface Stand {
  readonly organisationId: string | null;
  readonly programmeId: string | null;
}

const within = (half: string | null, stands: string | null) => half === null || stands === 'any' || half === stands;

/** The rule of pairs, told once more for the tests: one pair must reach both halves. */
export function reachedBy(pairs: readonly Pair[], { organisationId, programmeId }: Stand): boolean {
  return pairs.some((pair) => within(pair.organisationId, organisationId) && within(pair.programmeId, programmeId));
}

const holds = (role: StaffRole, permission: StaffPermission) => permissionsOf(role).some((held) => held === permission);

/** Roles that hold all of the first permissions and none of the second. */
export function rolesWith(held: readonly StaffPermission[], not: readonly StaffPermission[] = []): StaffRole[] {
  return STAFF_ROLES.filter(
    (role) => held.every((permission) => holds(role, permission)) && !not.some((permission) => holds(role, permission)),
  );
}

/** A member of staff in a browser. */
export interface Viewer {
  readonly personId: PersonId;
  readonly browser: Browser;
  readonly grants: readonly Grant[];
}

/** The pairs within which a viewer holds a permission. */
export function pairsOf(viewer: Pick<Viewer, 'grants'>, permission: StaffPermission): Pair[] {
  return viewer.grants.filter(({ role }) => holds(role, permission));
}

/** Signs staff in by their grants; the same grants are the same person. */
export class Viewers {
  private readonly known = new Map<string, Viewer>();

  constructor(private readonly house: ApiHouse) {}

  async with(...grants: Grant[]): Promise<Viewer> {
    const key = JSON.stringify(
      grants.map(({ role, organisationId, programmeId }) => [role, organisationId, programmeId]),
    );
    const viewer = this.known.get(key) ?? (await this.signIn(grants));
    this.known.set(key, viewer);
    return viewer;
  }

  private async signIn(grants: readonly Grant[]): Promise<Viewer> {
    const { personId, address } = await aPerson(this.house, 'Staff Under Test');
    for (const grant of grants)
      await this.house.get(GrantRole, { strict: false }).execute({ personId, ...grant }, SYSTEM);
    return { personId, grants, browser: await signInWith(this.house, address) };
  }
}
