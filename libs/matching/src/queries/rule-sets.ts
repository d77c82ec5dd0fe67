import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { Rules } from '../domain/rules.js';
import { readRules } from './rules-contract.js';

export interface RuleSet {
  readonly id: string;
  readonly version: number;
  readonly rules: Rules;
}

interface NewRuleSet extends Omit<RuleSet, 'version'> {
  readonly cohortId: string;
  readonly reason: string;
  readonly createdBy: string;
  readonly createdAt: Date;
}

/** The rules that staff tune, in versions: a run keeps the one it began with. */
@Injectable()
export class RuleSets {
  constructor(private readonly database: Database) {}

  /** The cohort's own newest rules; where it has none, those of the installation. */
  newestFor(cohortId: string): Promise<RuleSet> {
    return this.read('cohort_id = $1 or cohort_id is null order by cohort_id is null, version desc limit 1', [
      cohortId,
    ]);
  }

  get(id: string): Promise<RuleSet> {
    return this.read('id = $1', [id]);
  }

  /** The next version of a cohort. */
  async add({ id, cohortId, rules, reason, createdBy, createdAt }: NewRuleSet): Promise<void> {
    await this.database.query(
      `insert into matching.rule_set (id, cohort_id, version, rules, reason, created_by, created_at)
       select $1, $2, coalesce(max(version), 0) + 1, $3, $4, $5, $6 from matching.rule_set where cohort_id = $2`,
      [id, cohortId, JSON.stringify(rules), reason, createdBy, createdAt],
    );
  }

  private async read(condition: string, parameters: readonly unknown[]): Promise<RuleSet> {
    const row = await this.database.one<{ id: string; version: number; rules: unknown }>(
      `select id, version, rules from matching.rule_set where ${condition}`,
      parameters,
    );
    if (!row) throw new Error('There is no rule set');
    return { ...row, rules: readRules(row.rules) };
  }
}
