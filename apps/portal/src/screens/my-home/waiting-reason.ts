import type { WaitingForMentor } from '../../api/types.js';

const WORDS = { 'no-mentor': 'noMentor', 'after-talks': 'afterTalks', 'group-closed': 'groupClosed' } as const;

/** The text that says why there is no mentor yet. Whom staff or a university's fair share left without stands in no crowd of a known size. */
export function waitingReason({ why, crowd }: Pick<WaitingForMentor, 'why' | 'crowd'>) {
  if (why !== 'too-few-places') return { key: WORDS[why] };
  return crowd ? ({ key: 'tooFew', crowd } as const) : ({ key: 'placesWent' } as const);
}
