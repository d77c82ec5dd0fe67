import { describe, expect, it } from 'vitest';
import { waitingReason } from './waiting-reason.js';

describe('why there is no mentor yet', () => {
  it('tells how many wanted how many places where that is known, and no empty numbers where it is not', () => {
    const crowd = { students: 5, places: 2 };
    expect(waitingReason({ why: 'too-few-places', crowd })).toEqual({ key: 'tooFew', crowd });
    expect(waitingReason({ why: 'too-few-places', crowd: null })).toEqual({ key: 'placesWent' });
  });

  it('tells other reasons without numbers', () => {
    const reasons = (['no-mentor', 'after-talks', 'group-closed'] as const).map((why) =>
      waitingReason({ why, crowd: null }),
    );
    expect(reasons).toEqual([{ key: 'noMentor' }, { key: 'afterTalks' }, { key: 'groupClosed' }]);
  });
});
