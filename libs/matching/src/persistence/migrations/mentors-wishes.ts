import { SqlMigration } from '#platform';

/**
 * The installation's rules with what mentors wish of students. Every rule that compares two profiles gives a tenth of its points to the new
 * one (96 of 960); waiting compares nobody and keeps its 40. So they stand to each other as before, and since the points of an open question
 * go to the others, a pair whose mentor has no wish scores exactly as under the version before. Rounds with rules of their own keep them.
 */
export class MatchingMentorsWishes1700000500060 extends SqlMigration {
  readonly sql = `
    insert into matching.rule_set (id, version, rules, created_at) values (
      '018bcfe5-6800-7000-8000-000000000003', 3,
      '{"soft": {
          "topics": {"points": 270, "must": false}, "goals": {"points": 135, "must": false},
          "field": {"points": 135, "must": false, "broadShare": 0.6}, "industry": {"points": 72, "must": false},
          "experience": {"points": 54, "must": false, "nextShare": 0.5},
          "languages": {"points": 54, "must": false, "rank": 3, "enough": 2},
          "availability": {"points": 108, "must": false, "enoughHours": 12},
          "place": {"points": 36, "must": false, "regionShare": 0.6}, "students": {"points": 96, "must": false},
          "waiting": {"points": 40, "enoughRounds": 2}},
        "hard": {
          "working-language": {"on": true, "rank": 4}, "meeting-mode": {"on": true}, "meeting-place": {"on": true},
          "same-employer": {"on": true}, "avoided-organisation": {"on": true}},
        "importance": 200}', '2023-11-14T22:13:20Z');
  `;
}
