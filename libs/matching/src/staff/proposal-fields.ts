import { type CatalogueField, localisedSql, type SqlCatalogueReader } from '#identity';
import { BAR_REASONS } from '../domain/bar-reasons.js';
import { ORIGINS } from '../domain/proposal.js';

const STATES = ['proposed', 'sent', 'half_accepted', 'accepted', 'declined', 'expired', 'withdrawn'] as const;
const ANSWERS = ['none', 'accepted', 'declined'] as const;
const REASONS = ['no_time', 'other_field', 'other_language', 'know_each_other', 'other'] as const;

/** What staff see of a proposal. What somebody wrote when declining stands on the proposal's own page, not in lists. */
export const PROPOSAL_FIELDS: readonly CatalogueField[] = [
  { name: 'student', type: 'text', inList: true, filterable: true, sortable: true, isTitle: true },
  { name: 'mentor', type: 'text', inList: true, filterable: true, sortable: true },
  { name: 'score', type: 'number', inList: true, sortable: true },
  { name: 'state', type: 'choice', values: STATES, inList: true, filterable: true, sortable: true },
  { name: 'home', type: 'text', inList: true, filterable: true, sortable: true },
  { name: 'expiresAt', type: 'instant', inList: true, sortable: true },
  { name: 'run', type: 'reference', to: 'match-runs', filterable: true },
  { name: 'cameFrom', type: 'choice', values: ORIGINS, filterable: true },
  { name: 'reasons', type: 'text' },
  { name: 'sentAt', type: 'instant' },
  { name: 'studentAnswer', type: 'choice', values: ANSWERS, filterable: true },
  { name: 'mentorAnswer', type: 'choice', values: ANSWERS, filterable: true },
  { name: 'declineReason', type: 'choice', values: REASONS, filterable: true },
  { name: 'comment', type: 'text' },
  { name: 'withdrawReason', type: 'text' },
  { name: 'barred', type: 'choice', values: BAR_REASONS, filterable: true },
  { name: 'studentPersonId', type: 'reference', to: 'persons' },
  { name: 'mentorPersonId', type: 'reference', to: 'persons' },
];

/** The SQL behind each field. */
const PROPOSAL_COLUMNS: Readonly<Record<string, string>> = {
  student: 'sp.display_name',
  mentor: 'mp.display_name',
  score: 'p.score',
  state: 'p.state',
  home: localisedSql('o.name'),
  expiresAt: 'p.expires_at',
  run: 'p.run_id',
  cameFrom: 'p.came_from',
  reasons: 'p.parts',
  sentAt: 'p.sent_at',
  studentAnswer: 'ss.answer',
  mentorAnswer: 'ms.answer',
  declineReason: 'coalesce(ss.reason, ms.reason)',
  comment: `nullif(concat_ws(' / ', ss.comment, ms.comment), '')`,
  withdrawReason: 'p.reason',
  barred: 'b.why',
  studentPersonId: 'p.student_person_id',
  mentorPersonId: 'p.mentor_person_id',
};

/** Where the rows come from, and through which columns they are scoped. */
export const PROPOSAL_SOURCE: ConstructorParameters<typeof SqlCatalogueReader>[2] = {
  from: `matching.proposal p join identity.person sp on sp.id = p.student_person_id join identity.person mp on mp.id = p.mentor_person_id
        join matching.proposal_side ss on ss.proposal_id = p.id and ss.role = 'student'
        join matching.proposal_side ms on ms.proposal_id = p.id and ms.role = 'mentor'
        left join matching.barred_pair b on b.programme_id = p.programme_id and b.mentor_person_id = p.mentor_person_id
          and b.student_person_id = p.student_person_id
        left join identity.organisation o on o.id = p.home_organisation_id`,
  id: 'p.id',
  columns: PROPOSAL_COLUMNS,
  scope: { organisation: 'p.home_organisation_id', programme: 'p.programme_id' },
  defaultSort: 'p.created_at desc, p.score desc, p.id',
};
