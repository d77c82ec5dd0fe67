/** How long a mentor has worked, in the bands that a student may wish for: near to her own stage, further on, or far ahead. */
export const EXPERIENCE_BANDS = ['0-5', '6-15', '16+'] as const;
export type ExperienceBand = (typeof EXPERIENCE_BANDS)[number];

/** What can matter most to a student in a pair. */
export const CRITERIA = ['wishes', 'field', 'industry', 'goals', 'language', 'place-time'] as const;
export type Criterion = (typeof CRITERIA)[number];
