import type { Fault, TalkSettings } from '../../../api/types.js';

/** From the least to the most of each number (libs/matching, talk-round.ts). */
const LIMITS = {
  talksPerStudent: [1, 8],
  talksPerMentor: [1, 20],
  minutes: [3, 60],
  pauseMinutes: [0, 30],
  tables: [1, 500],
} as const;
export type TalkNumber = keyof typeof LIMITS;
export const TALK_NUMBERS = Object.keys(LIMITS).filter((name): name is TalkNumber => name in LIMITS);

export function limitsOf(name: TalkNumber): { least: number; most: number } {
  const [least, most] = LIMITS[name];
  return { least, most };
}

/** Choices as they stand in a form: numbers as they were typed, no tables for one for each mentor. */
export type DraftTalks = Record<TalkNumber | 'day' | 'time' | 'place', string>;

export const USUAL_TALKS: DraftTalks = {
  ...{ day: '', time: '16:00', place: '' },
  ...{ talksPerStudent: '4', talksPerMentor: '8', minutes: '10', pauseMinutes: '2', tables: '' },
};

export function draftOf(settings: TalkSettings): DraftTalks {
  const { day, time, place, talksPerStudent, talksPerMentor, minutes, pauseMinutes, tables } = settings;
  return {
    ...{ day, time, place, tables: tables === null ? '' : String(tables) },
    ...{ talksPerStudent: String(talksPerStudent), talksPerMentor: String(talksPerMentor) },
    ...{ minutes: String(minutes), pauseMinutes: String(pauseMinutes) },
  };
}

export function settingsOf(draft: DraftTalks): TalkSettings {
  return {
    ...{ day: draft.day, time: draft.time, place: draft.place.trim() },
    ...{ talksPerStudent: Number(draft.talksPerStudent), talksPerMentor: Number(draft.talksPerMentor) },
    ...{ minutes: Number(draft.minutes), pauseMinutes: Number(draft.pauseMinutes) },
    tables: draft.tables.trim() === '' ? null : Number(draft.tables),
  };
}

/** Fields that cannot be sent as they are. */
export function wrongIn(draft: DraftTalks): (TalkNumber | 'day' | 'time')[] {
  const numbers = TALK_NUMBERS.filter((name) => {
    const text = draft[name].trim();
    if (text === '') return name !== 'tables';
    const { least, most } = limitsOf(name);
    return !/^\d+$/.test(text) || Number(text) < least || Number(text) > most;
  });
  const day = /^\d{4}-\d\d-\d\d$/.test(draft.day) ? [] : (['day'] as const);
  const time = /^([01]\d|2[0-3]):[0-5]\d$/.test(draft.time) ? [] : (['time'] as const);
  return [...day, ...time, ...numbers];
}

export function faultFor(name: string, detail: string): Fault {
  return { pointer: `/${name}`, code: 'wrong', detail };
}
