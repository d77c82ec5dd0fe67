import { useMe } from '../me.js';
import type { Me } from '../types.js';

/** Whose role holds the permissions of matching (libs/identity, permissions.ts). The API decides; this spares others a door that does not open. */
const ROLE = 'programme_manager';

export function mayMatch(me: Me | null | undefined): boolean {
  return me?.roles.some(({ role }) => role === ROLE) ?? false;
}

export function useMayMatch(): boolean {
  return mayMatch(useMe());
}
