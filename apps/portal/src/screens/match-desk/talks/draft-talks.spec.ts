import { describe, expect, it } from 'vitest';
import { draftOf, settingsOf, USUAL_TALKS, wrongIn } from './draft-talks.js';

describe('choices for talks in a form', () => {
  it('come out as they went in, with a number of tables or one for each mentor', () => {
    const settings = settingsOf({ ...USUAL_TALKS, day: '2026-02-10' });
    expect(settings.tables).toBeNull();
    for (const tables of [null, 12]) {
      const one = { ...settings, tables };
      expect(settingsOf(draftOf(one))).toEqual(one);
    }
  });

  it('say which fields cannot be sent', () => {
    expect(wrongIn(USUAL_TALKS)).toEqual(['day']);
    const wrong = { talksPerStudent: '9', talksPerMentor: '', minutes: '2.5', pauseMinutes: '0', tables: '0' };
    expect(wrongIn({ ...USUAL_TALKS, day: '2026-02-10', time: '25:00', ...wrong })).toEqual([
      ...['time', 'talksPerStudent', 'talksPerMentor', 'minutes', 'tables'],
    ]);
  });
});
