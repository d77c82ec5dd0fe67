import type { Aim, RunSettings } from '../../../api/types.js';

/** What a run is asked with when staff choose nothing (libs/matching, run-settings.ts). */
export const USUAL_SETTINGS: RunSettings = {
  aims: ['waited-longest', 'waited', 'kept', 'not-poor', 'good'],
  fewestPoints: 0,
  poorBelow: 250,
  goodFrom: 500,
  goOn: true,
};

/** Settings as they stand in a form: an aim that is off keeps its place. */
export interface DraftSettings extends Omit<RunSettings, 'aims'> {
  aims: readonly AimChoice[];
}

export interface AimChoice {
  aim: Aim;
  isOn: boolean;
}

/** Those in force in their order, then the others. */
export function draftOf({ aims, ...limits }: RunSettings): DraftSettings {
  const others = USUAL_SETTINGS.aims.filter((aim) => !aims.includes(aim));
  return {
    ...limits,
    aims: [...aims.map((aim) => ({ aim, isOn: true })), ...others.map((aim) => ({ aim, isOn: false }))],
  };
}

export function settingsOf({ aims, ...others }: DraftSettings): RunSettings {
  return { aims: aims.filter(({ isOn }) => isOn).map(({ aim }) => aim), ...others };
}

/** With or without a fair share by applicants; one by money stays as it is until another is chosen. */
export function withFairShare({ fairShare: _, ...draft }: DraftSettings, by: 'none' | 'applicants'): DraftSettings {
  return by === 'none' ? draft : { ...draft, fairShare: { by } };
}

/** One place up or down; at the ends it stays. */
export function moved(aims: readonly AimChoice[], aim: Aim, by: -1 | 1): readonly AimChoice[] {
  const from = aims.findIndex((one) => one.aim === aim);
  const chosen = aims[from];
  const passed = aims[from + by];
  if (!chosen || !passed) return aims;
  return aims.map((one) => (one === chosen ? passed : one === passed ? chosen : one));
}

export function isCrossed({ poorBelow, goodFrom }: Pick<RunSettings, 'poorBelow' | 'goodFrom'>): boolean {
  return poorBelow > goodFrom;
}
