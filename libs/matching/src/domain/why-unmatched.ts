import type { Finding } from './plan.js';

/**
 * Why a student has no mentor: the rules allow none; all who would do lead groups that stay closed, for want of students or because every
 * plan with them is worse; or more students want the same places than there are.
 */
export type WhyUnmatched = 'no-mentor' | 'group-closed' | 'too-few-places';

/** @param hasGroups whether the run had groups at all: without any, no places are left to her where staff have locked others in them */
export function whyUnmatched({ options, crowd }: Pick<Finding, 'options' | 'crowd'>, hasGroups: boolean): WhyUnmatched {
  if (options === 0) return 'no-mentor';
  return hasGroups && crowd?.places === 0 ? 'group-closed' : 'too-few-places';
}
