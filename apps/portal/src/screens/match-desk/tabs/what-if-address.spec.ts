import { describe, expect, it } from 'vitest';
import type { RunSettings } from '../../../api/types.js';
import { isSame, type Question, questionOf, withQuestion, withTalksOf } from './what-if-address.js';

const OWN: RunSettings = { aims: ['waited', 'good'], fewestPoints: 0, poorBelow: 250, goodFrom: 500, goOn: true };
const HOME = '0190a1b2-0000-7000-8000-00000000000a';
const asked = (question: Question) => withQuestion(new URLSearchParams('tab=what-if'), question, OWN);

describe('the address of a what-if', () => {
  it('says nothing of the run as it is', () => {
    expect(asked({ settings: OWN, extraSeats: 0 }).toString()).toBe('tab=what-if');
    expect(questionOf(new URLSearchParams('tab=what-if'), OWN)).toEqual({ settings: OWN, extraSeats: 0 });
  });

  it('asks the same when it is opened again, whatever is asked', () => {
    const questions: Question[] = [
      { settings: { ...OWN, aims: [] }, extraSeats: 0 },
      { settings: { ...OWN, aims: ['good', 'kept'], fewestPoints: 100 }, extraSeats: 3 },
      { settings: { ...OWN, fairShare: { by: 'applicants' } }, extraSeats: 0 },
      {
        settings: { ...OWN, fairShare: { by: 'money', shares: [{ organisationId: HOME, share: 12_000 }] } },
        extraSeats: 0,
      },
    ];
    for (const question of questions) expect(questionOf(asked(question), OWN)).toEqual(question);
    expect(questions.filter((one) => isSame(one, { settings: OWN, extraSeats: 0 }))).toEqual([]);
  });

  it('keeps the aim of a run with talks when something else is asked, and knows it for such a run only', () => {
    const own: RunSettings = { ...OWN, aims: ['liked', 'waited'], talkRoundId: HOME };
    const questions: Question[] = [
      { settings: own, extraSeats: 2 },
      { settings: { ...own, aims: ['waited', 'liked'] }, extraSeats: 0 },
      { settings: { ...own, aims: ['waited'] }, extraSeats: 0 },
    ];
    for (const question of questions)
      expect(questionOf(withQuestion(new URLSearchParams(), question, own), own)).toEqual(question);
    expect(questionOf(new URLSearchParams('aims=liked+good'), OWN).settings.aims).toEqual(['good']);
  });

  it('is tried by the talks of the run, and by none where it had none', () => {
    expect(withTalksOf({ ...OWN, talkRoundId: HOME }, OWN).talkRoundId).toBe(HOME);
    expect(withTalksOf(OWN, OWN).talkRoundId).toBeNull();
  });

  it('takes a share away that the run has', () => {
    const own: RunSettings = { ...OWN, fairShare: { by: 'applicants' } };
    const address = withQuestion(new URLSearchParams(), { settings: OWN, extraSeats: 0 }, own);
    expect(questionOf(address, own)).toEqual({ settings: OWN, extraSeats: 0 });
  });

  it('is as the run where it was spoilt', () => {
    const spoilt = new URLSearchParams('seats=99&aims=fame&fewest=-1&poor=600&good=100&share=money&money=x');
    expect(questionOf(spoilt, OWN)).toEqual({ settings: OWN, extraSeats: 0 });
  });
});
