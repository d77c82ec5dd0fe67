import { SqlMigration } from '#platform';

export class MatchingRulesAsData1700000500003 extends SqlMigration {
  readonly sql = `
    -- Rules in versions per cohort; without a cohort they are the installation's. Rows are added, never changed: a run keeps its own.
    alter table matching.rule_set rename column weights to rules;
    alter table matching.rule_set
      add column cohort_id uuid references programmes.cohort on delete restrict,
      add column created_by uuid references identity.person on delete restrict,
      add column reason text not null default '',
      drop constraint rule_set_version_key,
      add constraint rule_set_one_version unique nulls not distinct (cohort_id, version);

    insert into matching.rule_set (id, version, rules, created_at) values (
      '018bcfe5-6800-7000-8000-000000000002', 2,
      '{"soft": {
          "topics": {"points": 300, "must": false}, "goals": {"points": 150, "must": false},
          "field": {"points": 150, "must": false, "broadShare": 0.6}, "industry": {"points": 80, "must": false},
          "experience": {"points": 60, "must": false, "nextShare": 0.5},
          "languages": {"points": 60, "must": false, "rank": 3, "enough": 2},
          "availability": {"points": 120, "must": false, "enoughHours": 12},
          "place": {"points": 40, "must": false, "regionShare": 0.6}, "waiting": {"points": 40, "enoughRounds": 2}},
        "hard": {
          "working-language": {"on": true, "rank": 4}, "meeting-mode": {"on": true}, "meeting-place": {"on": true},
          "same-employer": {"on": true}, "avoided-organisation": {"on": true}},
        "importance": 200}', '2023-11-14T22:13:20Z');
  `;
}
