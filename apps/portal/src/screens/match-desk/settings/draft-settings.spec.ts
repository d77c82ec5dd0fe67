import { describe, expect, it } from 'vitest';
import { draftOf, isCrossed, moved, settingsOf, USUAL_SETTINGS, withFairShare } from './draft-settings.js';

const limits = { fewestPoints: 0, poorBelow: 250, goodFrom: 500 };

describe('settings in a form', () => {
  it('come out as they went in', () => {
    const settings = { ...limits, aims: ['good', 'waited'] as ('good' | 'waited')[] };
    expect(settingsOf(draftOf(settings))).toEqual(settings);
    expect(settingsOf(draftOf(USUAL_SETTINGS))).toEqual(USUAL_SETTINGS);
  });

  it('offer aims that are off after those that are on', () => {
    expect(draftOf({ ...limits, aims: ['good'] }).aims.map(({ aim, isOn }) => `${aim} ${isOn}`)).toEqual([
      'good true',
      'waited-longest false',
      'waited false',
      'kept false',
      'not-poor false',
    ]);
  });

  it('move an aim one place and keep it at the ends', () => {
    const { aims } = draftOf(USUAL_SETTINGS);
    expect(moved(aims, 'waited', -1).map(({ aim }) => aim)[0]).toBe('waited');
    expect(moved(aims, 'waited-longest', -1)).toBe(aims);
    expect(moved(aims, 'good', 1)).toBe(aims);
  });

  it('take a fair share in and out', () => {
    const fair = withFairShare(draftOf(USUAL_SETTINGS), 'applicants');
    expect(settingsOf(fair)).toEqual({ ...USUAL_SETTINGS, fairShare: { by: 'applicants' } });
    expect(settingsOf(withFairShare(fair, 'none'))).toEqual(USUAL_SETTINGS);
  });

  it('say when a good pair would be worth less than a weak one', () => {
    expect(isCrossed({ poorBelow: 500, goodFrom: 500 })).toBe(false);
    expect(isCrossed({ poorBelow: 501, goodFrom: 500 })).toBe(true);
  });
});
