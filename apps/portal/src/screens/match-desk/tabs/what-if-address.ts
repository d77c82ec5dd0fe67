import type { Aim, RunSettings } from '../../../api/types.js';
import { FULL_SCORE } from '../run/pair-statistics.js';
import { aimsFor } from '../settings/draft-settings.js';
import { MOST_EUROS } from '../settings/money.js';

/** What is asked: the run under other settings, with so many places more at every mentor. */
export interface Question {
  settings: RunSettings;
  extraSeats: number;
}

export const MOST_SEATS = 10;
const LIMITS = { fewest: 'fewestPoints', poor: 'poorBelow', good: 'goodFrom' } as const;
const NAMES = ['seats', 'aims', ...(Object.keys(LIMITS) as (keyof typeof LIMITS)[]), 'share', 'money'] as const;
/** No aim at all; an empty value would be no value. */
const NO_AIMS = 'none';

/** The question that an address asks; what it leaves out, or says wrongly, is as in the run. */
export function questionOf(address: URLSearchParams, own: RunSettings): Question {
  const limits = {
    fewestPoints: whole(address.get('fewest'), FULL_SCORE) ?? own.fewestPoints,
    poorBelow: whole(address.get('poor'), FULL_SCORE) ?? own.poorBelow,
    goodFrom: whole(address.get('good'), FULL_SCORE) ?? own.goodFrom,
  };
  const { fairShare: _, ...others } = own;
  const fairShare = address.has('share') ? shareOf(address) : own.fairShare;
  return {
    settings: {
      ...others,
      aims: aimsOf(address.get('aims'), aimsFor(own)) ?? own.aims,
      ...(limits.poorBelow <= limits.goodFrom && limits),
      ...(fairShare && { fairShare }),
    },
    extraSeats: whole(address.get('seats'), MOST_SEATS) ?? 0,
  };
}

/** The address that asks a question; the run as it is needs no words. */
export function withQuestion(address: URLSearchParams, question: Question, own: RunSettings): URLSearchParams {
  const next = new URLSearchParams(address);
  for (const name of NAMES) next.delete(name);
  if (isSame(question, { settings: own, extraSeats: 0 })) return next;
  const { settings, extraSeats } = question;
  next.set('seats', String(extraSeats));
  next.set('aims', settings.aims.join(' ') || NO_AIMS);
  for (const [name, limit] of Object.entries(LIMITS)) next.set(name, String(settings[limit]));
  next.set('share', settings.fairShare?.by ?? 'none');
  if (settings.fairShare?.by === 'money')
    next.set(
      'money',
      settings.fairShare.shares.map(({ organisationId, share }) => `${organisationId} ${share}`).join(' '),
    );
  return next;
}

/** Settings to start a run with, by the talks of another: where they name none, those talks that were closed last would count. */
export function withTalksOf({ talkRoundId }: RunSettings, settings: RunSettings) {
  return { ...settings, talkRoundId: talkRoundId ?? null };
}

export function isSame(one: Question, other: Question): boolean {
  return textOf(one) === textOf(other);
}

function textOf({ settings: { aims, fewestPoints, poorBelow, goodFrom, fairShare }, extraSeats }: Question): string {
  const shares =
    fairShare?.by === 'money' ? fairShare.shares.map(({ organisationId, share }) => `${organisationId} ${share}`) : [];
  return JSON.stringify([aims, fewestPoints, poorBelow, goodFrom, fairShare?.by, shares.sort(), extraSeats]);
}

function whole(text: string | null, most: number): number | undefined {
  const value = /^\d{1,10}$/.test(text ?? '') ? Number(text) : undefined;
  return value !== undefined && value <= most ? value : undefined;
}

function aimsOf(text: string | null, known: readonly Aim[]): Aim[] | undefined {
  if (text === null) return undefined;
  const found = text.split(' ').flatMap((name) => known.filter((aim) => aim === name));
  return found.length > 0 || text === NO_AIMS ? [...new Set(found)] : undefined;
}

function shareOf(address: URLSearchParams): RunSettings['fairShare'] {
  if (address.get('share') === 'applicants') return { by: 'applicants' };
  if (address.get('share') !== 'money') return undefined;
  const written = [...(address.get('money') ?? '').matchAll(/([0-9a-f-]{36}) (\d{1,10})/g)];
  const shares = written.flatMap(([, organisationId = '', amount = '']) => {
    const share = whole(amount, MOST_EUROS) ?? 0;
    return share > 0 ? [{ organisationId, share }] : [];
  });
  return shares.length > 0 ? { by: 'money', shares } : undefined;
}
