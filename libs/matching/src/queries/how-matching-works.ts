import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Database, Texts } from '#platform';
import { Clock, type Language, type LocalisedText, localDate, localise } from '#platform/kernel';
import { CEFR_ORDER } from '#profiles';
import type { howMatchingWorks } from '../api/matching.contract.js';
import { HARD_RULES, type Rules, SOFT_RULES } from '../domain/rules.js';
import { AIMS } from '../domain/run-settings.js';
import { RuleSets } from './rule-sets.js';

export type HowMatchingWorksView = z.infer<typeof howMatchingWorks>;

/** "How matching works", in words, generated from the rules that are in force: what is written cannot differ from what is done. */
@Injectable()
export class HowMatchingWorks {
  constructor(
    private readonly ruleSets: RuleSets,
    private readonly texts: Texts,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** One for each round that is not over; where several have the same rules, they are told once. */
  async list(language: Language): Promise<HowMatchingWorksView[]> {
    const cohorts = await this.database.query<{ id: string; name: LocalisedText }>(
      'select id, name from programmes.cohort where ends_on >= $1 order by starts_on desc, id',
      [localDate(this.clock.now())],
    );
    const found = new Map<string, { rules: Rules; rounds: string[] }>();
    for (const { id, name } of cohorts) {
      const { id: ruleSetId, rules } = await this.ruleSets.newestFor(id);
      const same = found.get(ruleSetId) ?? { rules, rounds: [] };
      same.rounds.push(localise(name, language).text);
      found.set(ruleSetId, same);
    }
    return [...found.values()].map(({ rules, rounds }) => ({ rounds, ...this.inWords(rules, language) }));
  }

  private inWords(rules: Rules, language: Language): Omit<HowMatchingWorksView, 'rounds'> {
    const say = (key: string, params: Readonly<Record<string, string | number>> = {}) =>
      this.texts.t(language, `matching:how.${key}`, params);
    const level = CEFR_ORDER[rules.hard['working-language'].rank - 1] ?? '';
    const counted = SOFT_RULES.filter((code) => rules.soft[code].points > 0).sort(
      (one, other) => rules.soft[other].points - rules.soft[one].points,
    );
    const isMust = (code: (typeof SOFT_RULES)[number]) => code !== 'waiting' && rules.soft[code].must;
    return {
      must: [
        ...HARD_RULES.filter((code) => rules.hard[code].on).map((code) => say(`hard.${code}`, { level })),
        say('hard.known'),
        say('hard.after-talks'),
      ],
      counts: counted.map((code) => ({
        text: isMust(code) ? `${say(`soft.${code}`)} ${say('must')}` : say(`soft.${code}`),
        points: rules.soft[code].points,
      })),
      notes: [...(rules.importance > 0 ? [say('importance', { points: rules.importance })] : []), say('open')],
      order: ['locks', 'everyone', ...AIMS, 'total', 'people'].map((step) => say(`order.${step}`)),
      never: ['names', 'lists', 'learning'].map((what) => say(`never.${what}`)),
    };
  }
}
