import { e2Attendances } from './e2-attendances.js';
import type { Indicator } from './indicator.js';
import { m1MentorshipsStarted } from './m1-mentorships-started.js';
import { m4Meetings } from './m4-meetings.js';
import { r3Participants } from './r3-participants.js';

/** The indicators of an export, in the order of the report. */
export const INDICATORS: readonly Indicator[] = [r3Participants, m1MentorshipsStarted, m4Meetings, e2Attendances];
