/** How far somebody studies, as far as a mentor may wish for it. */
export const DEGREE_LEVELS = ['bachelor', 'master', 'doctoral'] as const;
export type DegreeLevel = (typeof DEGREE_LEVELS)[number];

/** By type of study right (VIRTA): universities of applied sciences and universities have a code each for the same level. */
const LEVEL_OF: Readonly<Record<string, DegreeLevel>> = {
  '1': 'bachelor',
  '2': 'bachelor',
  '3': 'master',
  '4': 'master',
  '6': 'doctoral',
  '7': 'doctoral',
};

/** Null where the study right leads to none of the three, as specialist training in medicine does, or is not told. */
export function degreeLevel(degreeType: string): DegreeLevel | null {
  return LEVEL_OF[degreeType] ?? null;
}
