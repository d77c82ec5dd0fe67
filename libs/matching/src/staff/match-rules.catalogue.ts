import { Injectable } from '@nestjs/common';
import {
  type CatalogueCommand,
  type CatalogueField,
  type CatalogueRow,
  Catalogues,
  type CommandOutcome,
  ListedCatalogue,
  localisedSql,
  type PairCondition,
  type SignedIn,
  SqlCatalogueReader,
} from '#identity';
import { Database, PlatformError } from '#platform';
import { DomainError } from '#platform/kernel';
import { HARD_RULES, SOFT_RULES } from '../domain/rules.js';
import { ChangeRules } from '../usecases/change-rules.js';
import { RULE_INPUTS, ruleChanges } from './rule-inputs.js';

const PERMISSION = 'matching.edit-rules';
const COHORT = localisedSql('c.name');
const FIELDS: readonly CatalogueField[] = [
  { name: 'title', type: 'text', isTitle: true },
  { name: 'cohort', type: 'text', emptyIsAll: true, inList: true, filterable: true, sortable: true },
  { name: 'version', type: 'number', inList: true, sortable: true },
  { name: 'isNewest', type: 'flag', inList: true, filterable: true },
  { name: 'author', type: 'text', inList: true },
  { name: 'createdAt', type: 'instant', inList: true, sortable: true },
  { name: 'reason', type: 'text', inList: true },
  ...SOFT_RULES.map((code) => ({ name: `points-${code}`, type: 'number' }) as const),
  { name: 'importance', type: 'number' },
  ...HARD_RULES.map((code) => ({ name: code, type: 'flag' }) as const),
  { name: 'authorId', type: 'reference', to: 'persons' },
];

/** Rules of the installation hold in every programme; a cohort's own are its programme's. */
const whereTheyHold: PairCondition = ({ programmeId }, parameters) =>
  programmeId === null ? 'true' : `(r.cohort_id is null or c.programme_id = $${parameters.push(programmeId)})`;

const SOURCE: ConstructorParameters<typeof SqlCatalogueReader>[2] = {
  from: `matching.rule_set r left join programmes.cohort c on c.id = r.cohort_id left join identity.person a on a.id = r.created_by`,
  id: 'r.id',
  columns: {
    title: `concat_ws(' ', ${COHORT}, r.version)`,
    cohort: COHORT,
    version: 'r.version',
    isNewest: `not exists (select 1 from matching.rule_set n where n.cohort_id is not distinct from r.cohort_id and n.version > r.version)`,
    author: 'a.display_name',
    createdAt: 'r.created_at',
    reason: 'r.reason',
    // The oldest ones have points only, under another name.
    ...Object.fromEntries(
      SOFT_RULES.map((code) => [
        `points-${code}`,
        `coalesce(r.rules->'soft'->'${code}'->>'points', r.rules->'points'->>'${code}', '0')::int`,
      ]),
    ),
    importance: `coalesce(r.rules->>'importance', '0')::int`,
    ...Object.fromEntries(HARD_RULES.map((code) => [code, `(r.rules->'hard'->'${code}'->>'on')::boolean`])),
    authorId: 'r.created_by',
  },
  scope: whereTheyHold,
  defaultSort: `${COHORT} nulls last, r.version desc`,
};

/** How pairs are scored, in versions per cohort: who made each, when and why. */
@Injectable()
export class MatchRulesCatalogue extends ListedCatalogue {
  readonly id = 'match-rules';
  readonly lib = 'matching';
  readonly permission = PERMISSION;
  readonly fields = FIELDS;
  readonly commands: readonly CatalogueCommand[];
  protected readonly reader: SqlCatalogueReader;

  constructor(
    catalogues: Catalogues,
    private readonly changeRules: ChangeRules,
    database: Database,
  ) {
    super(catalogues);
    this.commands = [
      {
        name: 'new-version',
        permission: PERMISSION,
        on: 'catalogue',
        confirms: true,
        inputs: RULE_INPUTS,
        foresee: (actor, input) => this.foresee(actor, input),
        execute: (actor, _ids, input) => this.change(actor, input),
      },
    ];
    this.reader = new SqlCatalogueReader(database, FIELDS, SOURCE);
  }

  personsIn(rows: readonly CatalogueRow[]): readonly string[] {
    return rows.flatMap(({ authorId }) => (typeof authorId === 'string' ? [authorId] : []));
  }

  /** Until a round is chosen there is nobody to tell of. */
  private async foresee(actor: SignedIn, input: Readonly<Record<string, string>>): Promise<Record<string, number>> {
    const { cohort } = input;
    if (!cohort) {
      throw new DomainError(PlatformError.invalidInput, {}, [{ pointer: '/input/cohort', code: 'invalid_type' }]);
    }
    return { ...(await this.changeRules.foresee({ cohortId: cohort, changes: ruleChanges(input) }, actor)) };
  }

  private async change(actor: SignedIn, input: Readonly<Record<string, string>>): Promise<CommandOutcome> {
    const { cohort = '', reason = '' } = input;
    const id = await this.changeRules.execute({ cohortId: cohort, changes: ruleChanges(input), reason }, actor);
    return { done: 1, refused: [], goTo: `/resources/${this.id}/records/${id}/show` };
  }
}
