import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { PairCondition } from '../domain/scope.js';
import { type CatalogueRow, Catalogues } from './catalogue.js';
import { ListedCatalogue } from './listed-catalogue.js';
import { ScopeSources } from './scope-sources.js';
import { SqlCatalogueReader } from './sql-catalogue.js';

/** A person's home is the university where they are a student now; the one seen last when there are two (as in `People.homeUniversityOf`). */
const HOME = `left join lateral (
  select a.organisation_id from identity.affiliation a
  join identity.organisation u on u.id = a.organisation_id and u.kind = 'university'
  where a.person_id = p.id and a.affiliation = 'student' order by a.seen_at desc limit 1
) home on true`;

/** How a person signs in: by the university (saml), by a code in the mail (email), both or not at all. */
const SIGN_IN = `(select case when count(distinct s.kind) = 2 then 'both' else coalesce(min(s.kind), 'none') end
  from identity.sign_in s where s.person_id = p.id and s.state = 'active')`;

/**
 * Students are seen by the university they are at home at, mentors per programme (model.md, scope), and a grant for one programme sees
 * nobody who does not stand in it. Whoever is neither (staff) is seen only by a grant for everything.
 */
function personsWithin(sources: ScopeSources): PairCondition {
  return ({ organisationId, programmeId }, parameters) => {
    if (organisationId === null && programmeId === null) return 'true';
    const programme = programmeId === null ? 'true' : `s.programme_id = $${parameters.push(programmeId)}`;
    const standing = (role: string) =>
      `p.id in (select s.person_id from (${sources.persons()}) s where ${programme} and ${role})`;
    if (organisationId === null) return standing('true');
    const own = `home.organisation_id = $${parameters.push(organisationId)}`;
    const students = programmeId === null ? own : `(${own} and ${standing('true')})`;
    return `(${students} or ${standing(`s.role = 'mentor'`)})`;
  };
}

/** Everybody with an account. Erased persons are tombstones and not listed. */
@Injectable()
export class PersonsCatalogue extends ListedCatalogue {
  readonly id = 'persons';
  readonly lib = 'identity';
  readonly permission = 'identity.list-persons';
  readonly fields = [
    { name: 'displayName', type: 'text', inList: true, filterable: true, sortable: true, isTitle: true },
    { name: 'homeOrganisation', type: 'reference', to: 'organisations', inList: true, filterable: true },
    { name: 'signIn', type: 'choice', values: ['saml', 'email', 'both', 'none'], inList: true, filterable: true },
    { name: 'state', type: 'choice', values: ['active', 'disabled', 'linked'], inList: true, filterable: true },
    { name: 'language', type: 'choice', values: ['fi', 'sv', 'en'], filterable: true },
    { name: 'createdAt', type: 'instant', inList: true, sortable: true },
  ] as const;
  readonly commands = [];
  protected readonly reader: SqlCatalogueReader;

  constructor(catalogues: Catalogues, sources: ScopeSources, database: Database) {
    super(catalogues);
    this.reader = new SqlCatalogueReader(database, this.fields, {
      from: `identity.person p ${HOME}`,
      id: 'p.id',
      columns: {
        displayName: `p.display_name collate "fi-x-icu"`,
        homeOrganisation: 'home.organisation_id',
        signIn: SIGN_IN,
        state: 'p.state',
        language: 'p.language',
        createdAt: 'p.created_at',
      },
      scope: personsWithin(sources),
      where: `p.state <> 'erased'`,
      defaultSort: `p.display_name collate "fi-x-icu", p.id`,
    });
  }

  personsIn(rows: readonly CatalogueRow[]): readonly string[] {
    return rows.map((row) => row.id);
  }
}
