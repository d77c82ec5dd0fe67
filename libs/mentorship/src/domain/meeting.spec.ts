import { describe, expect, it } from '@jest/globals';
import { helsinkiInstant, localDate } from '#platform/kernel';
import {
  afterMeetingAct,
  countsAt,
  heldAt,
  isDue,
  MEETING_TRANSITIONS,
  type MeetingAct,
  type MeetingState,
  meetingFaults,
} from './meeting.js';

const LOGGED_AT = helsinkiInstant('2026-02-03', '12:00');
const in_ = (state: MeetingState) => ({ state, loggedAt: LOGGED_AT });
const justBefore = (instant: Date) => new Date(instant.getTime() - 1);

describe('the days to object', () => {
  it.each([
    ['in an ordinary week', '2026-02-03', '2026-02-10', 168],
    ['over the weekend when summer time begins', '2026-03-27', '2026-04-03', 167],
    ['over the weekend when summer time ends', '2026-10-23', '2026-10-30', 169],
  ])('are seven on the calendar %s', (_week, from, to, hours) => {
    const loggedAt = helsinkiInstant(from, '18:45');
    expect(countsAt(loggedAt)).toEqual(helsinkiInstant(to, '18:45'));
    expect(countsAt(loggedAt).getTime() - loggedAt.getTime()).toBe(hours * 3_600_000);
  });

  it('end in the night of the change at an hour that exists', () => {
    // 03:30 on 29.3.2026 is skipped: the clocks show 04:30 at that instant.
    expect(countsAt(helsinkiInstant('2026-03-22', '03:30'))).toEqual(helsinkiInstant('2026-03-29', '04:30'));
    expect(countsAt(helsinkiInstant('2026-10-18', '03:30')).toISOString()).toBe('2026-10-25T00:30:00.000Z');
  });

  it('are over at that very instant and not before', () => {
    const end = countsAt(LOGGED_AT);
    expect(isDue(LOGGED_AT, justBefore(end))).toBe(false);
    expect(isDue(LOGGED_AT, end)).toBe(true);
  });
});

describe('a meeting', () => {
  const soon = helsinkiInstant('2026-02-05');

  it('counts when another member confirms it or nobody objects', () => {
    expect(afterMeetingAct(in_('logged'), 'confirm', soon)).toBe('confirmed');
    expect(afterMeetingAct(in_('logged'), 'let_pass', countsAt(LOGGED_AT))).toBe('confirmed');
  });

  it('is stopped by one objection within seven days', () => {
    const end = countsAt(LOGGED_AT);
    expect(afterMeetingAct(in_('logged'), 'object', justBefore(end))).toBe('objected');
    expect(() => afterMeetingAct(in_('logged'), 'object', end)).toThrow('mentorship.objection-late');
  });

  it('stays as the first word has settled it', () => {
    expect(() => afterMeetingAct(in_('confirmed'), 'object', soon)).toThrow('mentorship.meeting-settled');
    expect(() => afterMeetingAct(in_('objected'), 'confirm', soon)).toThrow('mentorship.meeting-settled');
    expect(() => afterMeetingAct(in_('objected'), 'let_pass', soon)).toThrow('mentorship.meeting-settled');
    expect(() => afterMeetingAct(in_('confirmed'), 'let_pass', soon)).toThrow('mentorship.meeting-settled');
  });

  it('changes nothing when a third member says the same', () => {
    expect(afterMeetingAct(in_('confirmed'), 'confirm', soon)).toBe('confirmed');
    expect(afterMeetingAct(in_('objected'), 'object', countsAt(LOGGED_AT))).toBe('objected');
  });

  it('never goes back to logged', () => {
    const acts = Object.keys(MEETING_TRANSITIONS) as MeetingAct[];
    expect(acts.map((act) => MEETING_TRANSITIONS[act].to)).not.toContain('logged');
  });
});

describe('what may be logged', () => {
  const agreedAt = helsinkiInstant('2026-02-03', '15:00');
  const now = helsinkiInstant('2026-02-10', '00:15');
  const faultsOf = (heldOn: string, minutes = 60) =>
    meetingFaults({ heldOn, minutes }, agreedAt, now).map(({ pointer, code }) => `${pointer} ${code}`);

  it('lies between the day of the agreement and today in Helsinki', () => {
    expect(localDate(now)).toBe('2026-02-10');
    expect(faultsOf('2026-02-03')).toEqual([]);
    expect(faultsOf('2026-02-10')).toEqual([]);
    expect(faultsOf('2026-02-02')).toEqual(['/heldOn mentorship:faults.held-before-agreed']);
    expect(faultsOf('2026-02-11')).toEqual(['/heldOn mentorship:faults.held-in-future']);
  });

  it('lasts ten minutes to eight hours', () => {
    expect(faultsOf('2026-02-05', 10)).toEqual([]);
    expect(faultsOf('2026-02-05', 480)).toEqual([]);
    expect(faultsOf('2026-02-05', 9)).toEqual(['/minutes too_small']);
    expect(faultsOf('2026-02-05', 481)).toEqual(['/minutes too_big']);
  });

  it('is told all its faults at once', () => {
    expect(faultsOf('2026-03-01', 5)).toEqual(['/heldOn mentorship:faults.held-in-future', '/minutes too_small']);
  });
});

describe('the instant of a meeting', () => {
  const agreedAt = helsinkiInstant('2026-03-27', '15:00');

  it('is noon of its day in Helsinki, also on the days when the clocks change', () => {
    const now = helsinkiInstant('2026-11-01');
    expect(heldAt('2026-03-29', agreedAt, now).toISOString()).toBe('2026-03-29T09:00:00.000Z');
    expect(heldAt('2026-10-25', agreedAt, now).toISOString()).toBe('2026-10-25T10:00:00.000Z');
  });

  it('is never after now', () => {
    const now = helsinkiInstant('2026-04-10', '09:30');
    expect(heldAt('2026-04-10', agreedAt, now)).toEqual(now);
  });

  it('is never before the agreement, and on its day all the same', () => {
    const held = heldAt('2026-03-27', agreedAt, helsinkiInstant('2026-04-10'));
    expect(held).toEqual(agreedAt);
    expect(localDate(held)).toBe('2026-03-27');
  });
});
