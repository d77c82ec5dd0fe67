/**
 * SQL: grant `g` counts at instant `at` (an expression). The one place that says so: approved, not withdrawn, begun and not over.
 */
export function liveGrant(at: string): string {
  return `(g.approved_at is not null and g.revoked_at is null and g.valid_from <= ${at} and (g.valid_to is null or g.valid_to > ${at}))`;
}
