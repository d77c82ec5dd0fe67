import { describe, expect, it } from 'vitest';
import { draftOf, faultIn, isCrossed, moved, settingsOf, USUAL_SETTINGS } from './draft-settings.js';

const limits = { fewestPoints: 0, poorBelow: 250, goodFrom: 500 };

describe('settings in a form', () => {
  it('come out as they went in', () => {
    const settings = { ...limits, aims: ['good', 'waited'] as ('good' | 'waited')[] };
    expect(settingsOf(draftOf(settings), [])).toEqual(settings);
    expect(settingsOf(draftOf(USUAL_SETTINGS), [])).toEqual(USUAL_SETTINGS);
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

  it('offer the aim of talks, on or off, only where their marks count', () => {
    const talks = { ...limits, talkRoundId: 'talks' };
    const aims = ['liked', 'good'] as ('liked' | 'good')[];
    expect(settingsOf(draftOf({ ...talks, aims }), [])).toEqual({ ...talks, aims });
    const offersOf = (settings: Parameters<typeof draftOf>[0]) =>
      draftOf(settings).aims.flatMap(({ aim, isOn }) => (aim === 'liked' ? [isOn] : []));
    expect(
      [
        { ...talks, aims },
        { ...talks, aims: [] },
        { ...limits, aims: [] },
      ].map(offersOf),
    ).toEqual([[true], [false], []]);
  });

  it('move an aim one place and keep it at the ends', () => {
    const { aims } = draftOf(USUAL_SETTINGS);
    expect(moved(aims, 'waited', -1).map(({ aim }) => aim)[0]).toBe('waited');
    expect(moved(aims, 'waited-longest', -1)).toBe(aims);
    expect(moved(aims, 'good', 1)).toBe(aims);
  });

  it('take a fair share in and out, and keep the amounts of another', () => {
    const partners = [{ organisationId: 'm', name: 'Metropolia', amount: null }];
    const shares = [{ organisationId: 'm', share: 1200 }];
    const byMoney = draftOf({ ...USUAL_SETTINGS, fairShare: { by: 'money', shares } });
    expect(settingsOf(byMoney, partners).fairShare).toEqual({ by: 'money', shares });
    const byApplicants = { ...byMoney, share: 'applicants' as const };
    expect(settingsOf(byApplicants, partners).fairShare).toEqual({ by: 'applicants' });
    expect(settingsOf({ ...byApplicants, share: 'none' }, partners)).toEqual(USUAL_SETTINGS);
    expect(settingsOf({ ...byApplicants, share: 'money' }, partners).fairShare).toEqual({ by: 'money', shares });
  });

  it('say where the first fault is', () => {
    const partners = [{ organisationId: 'm', name: 'Metropolia', amount: null }];
    const draft = draftOf(USUAL_SETTINGS);
    expect(faultIn(draft, partners)).toBeUndefined();
    expect(faultIn({ ...draft, share: 'money' }, partners)).toBe('/settings/money/m');
    expect(faultIn({ ...draft, poorBelow: 600 }, partners)).toBe('/settings/goodFrom');
  });

  it('say when a good pair would be worth less than a weak one', () => {
    expect(isCrossed({ poorBelow: 500, goodFrom: 500 })).toBe(false);
    expect(isCrossed({ poorBelow: 501, goodFrom: 500 })).toBe(true);
  });
});
