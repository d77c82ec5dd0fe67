import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Database } from '#platform';
import { WORKING_RANK } from '#profiles';
import { addsUp, type Weights } from '../domain/weights.js';

const points = z.number().int().min(0);
const weights = z.object({
  points: z
    .object({ topics: points, field: points, availability: points, languages: points })
    .refine(addsUp, { message: 'the points do not add up' }),
  sharedRank: z.number().int().min(1).max(7),
  enoughSlots: z.number().int().min(1),
  enoughLanguages: z.number().int().min(1),
  broadFieldShare: z.number().min(0).max(1),
});

export interface RuleSet {
  readonly id: string;
  readonly weights: Weights;
}

/** The weights that staff tune, in versions: a run keeps the one it began with. What makes a working language is no matter of taste. */
@Injectable()
export class RuleSets {
  constructor(private readonly database: Database) {}

  newest(): Promise<RuleSet> {
    return this.read('true order by version desc limit 1', []);
  }

  get(id: string): Promise<RuleSet> {
    return this.read('id = $1', [id]);
  }

  private async read(condition: string, parameters: readonly unknown[]): Promise<RuleSet> {
    const row = await this.database.one<{ id: string; weights: unknown }>(
      `select id, weights from matching.rule_set where ${condition}`,
      parameters,
    );
    if (!row) throw new Error('There is no rule set');
    return { id: row.id, weights: { ...weights.parse(row.weights), workingRank: WORKING_RANK } };
  }
}
