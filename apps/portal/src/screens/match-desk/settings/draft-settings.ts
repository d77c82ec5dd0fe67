import type { Aim, RunSettings } from '../../../api/types.js';
import { type Amounts, moneyFaults, type Partner, remembered, sharesOf } from './money.js';

/** What a run is asked with when staff choose nothing (libs/matching, run-settings.ts). */
export const USUAL_SETTINGS: RunSettings = {
  aims: ['waited-longest', 'waited', 'kept', 'not-poor', 'good'],
  fewestPoints: 0,
  poorBelow: 250,
  goodFrom: 500,
  goOn: true,
};

/** Settings as they stand in a form: an aim that is off keeps its place, and so do amounts while another share is chosen. */
export interface DraftSettings extends Omit<RunSettings, 'aims' | 'fairShare'> {
  aims: readonly AimChoice[];
  share: ShareBy;
  amounts: Amounts;
}

export type ShareBy = 'none' | 'applicants' | 'money';

export interface AimChoice {
  aim: Aim;
  isOn: boolean;
}

/** The aims there are for a run: liking each other after talks is one only where the marks of talks count. */
export function aimsFor({ aims, talkRoundId }: Pick<RunSettings, 'aims' | 'talkRoundId'>): readonly Aim[] {
  return talkRoundId || aims.includes('liked') ? ['liked', ...USUAL_SETTINGS.aims] : USUAL_SETTINGS.aims;
}

/** Those in force in their order, then the others. */
export function draftOf({ aims, fairShare, ...limits }: RunSettings): DraftSettings {
  const others = aimsFor({ aims, ...limits }).filter((aim) => !aims.includes(aim));
  const shares = fairShare?.by === 'money' ? fairShare.shares : [];
  return {
    ...limits,
    aims: [...aims.map((aim) => ({ aim, isOn: true })), ...others.map((aim) => ({ aim, isOn: false }))],
    share: fairShare?.by ?? 'none',
    amounts: Object.fromEntries(shares.map(({ organisationId, share }) => [organisationId, String(share)])),
  };
}

/** @param partners who may have put in money; until they are known, whoever has an amount */
export function settingsOf(
  { aims, share, amounts, ...others }: DraftSettings,
  partners: readonly Partner[],
): RunSettings {
  const settings = { aims: aims.filter(({ isOn }) => isOn).map(({ aim }) => aim), ...others };
  if (share === 'none') return settings;
  if (share === 'applicants') return { ...settings, fairShare: { by: share } };
  return { ...settings, fairShare: { by: share, shares: sharesOf(knownOr(partners, amounts), amounts) } };
}

/** Where the first fault is; undefined when the settings can be asked with. */
export function faultIn(draft: DraftSettings, partners: readonly Partner[]): string | undefined {
  if (isCrossed(draft)) return '/settings/goodFrom';
  return draft.share === 'money' ? moneyFaults(knownOr(partners, draft.amounts), draft.amounts)[0]?.pointer : undefined;
}

function knownOr(partners: readonly Partner[], amounts: Amounts): readonly Partner[] {
  if (partners.length > 0) return partners;
  return Object.keys(amounts).map((organisationId) => ({ organisationId, name: '', amount: null }));
}

/** Shared by something else; amounts of the last run are offered when it is money. */
export function withShare(draft: DraftSettings, share: ShareBy, partners: readonly Partner[]): DraftSettings {
  return { ...draft, share, amounts: share === 'money' ? remembered(partners, draft.amounts) : draft.amounts };
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
