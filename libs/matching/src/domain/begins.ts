/** How the answers in a group stand. */
export interface Gathering {
  /** Students who have accepted, as their mentor has, and are not in the group yet. */
  readonly accepted: number;
  /** Of these, those who have not left the round since. */
  readonly there: number;
  /** Proposals that may still be accepted. */
  readonly open: number;
  /** It goes on with others already. */
  readonly begun: boolean;
  /** With fewer students it does not begin as long as others may still accept. */
  readonly least: number;
}

/**
 * Whether those who have accepted go together now (lifecycles C). A group begins with its minimum; whoever accepts later joins it; and when
 * nobody is left who could accept, it begins with those who did: they said yes to a mentor, and keep her.
 */
export function mayJoin({ accepted, there, open, begun, least }: Gathering): boolean {
  return accepted > 0 && (begun || open === 0 || there >= least);
}
