import { Injectable } from '@nestjs/common';
import {
  Catalogues,
  ListedCatalogue,
  localisedSql,
  type PairCondition,
  type ScopedExpression,
  ScopeSources,
  SqlCatalogueReader,
  scopeCondition,
} from '#identity';
import { Database } from '#platform';

/**
 * Companies belong to no university: they are seen per programme (model.md, scope), once they are a partner in it or one of their people
 * mentors there.
 */
function companiesWithin(sources: ScopeSources): PairCondition {
  return ({ programmeId }, parameters) => {
    if (programmeId === null) return 'true';
    const programme = `s.programme_id = $${parameters.push(programmeId)}`;
    return `(o.id in (select s.organisation_id from (${sources.organisations()}) s where ${programme})
      or o.id in (select m.company_id from profiles.mentor_profile m join (${sources.persons()}) s on s.person_id = m.person_id
        where s.role = 'mentor' and ${programme}))`;
  };
}

/** How many people of a company mentor where the reader's grants reach: she learns nothing of programmes that are not hers. */
function mentorsWithin(sources: ScopeSources): ScopedExpression {
  const mentorsThere: PairCondition = ({ programmeId }, parameters) =>
    programmeId === null
      ? 'true'
      : `exists (select 1 from (${sources.persons()}) s where s.person_id = m.person_id and s.role = 'mentor'
          and s.programme_id = $${parameters.push(programmeId)})`;
  return (scope, parameters) =>
    `(select count(*)::int from profiles.mentor_profile m
      where m.company_id = o.id and ${scopeCondition(scope, mentorsThere, parameters)})`;
}

/** The companies of the programmes, with how many of their people mentor there. */
@Injectable()
export class CompaniesCatalogue extends ListedCatalogue {
  readonly id = 'companies';
  readonly lib = 'profiles';
  readonly permission = 'profiles.list-companies';
  readonly fields = [
    { name: 'name', type: 'text', inList: true, filterable: true, sortable: true, isTitle: true },
    { name: 'businessId', type: 'text', inList: true, filterable: true, sortable: true },
    { name: 'mentors', type: 'number', inList: true, sortable: true },
    { name: 'industry', type: 'text', inList: false, filterable: true },
  ] as const;
  readonly commands = [];
  protected readonly reader: SqlCatalogueReader;

  constructor(catalogues: Catalogues, sources: ScopeSources, database: Database) {
    super(catalogues);
    this.reader = new SqlCatalogueReader(database, this.fields, {
      from: 'identity.organisation o left join profiles.company_profile c on c.organisation_id = o.id',
      id: 'o.id',
      columns: {
        name: localisedSql('o.name'),
        businessId: 'o.business_id',
        mentors: mentorsWithin(sources),
        industry: 'c.industry',
      },
      scope: companiesWithin(sources),
      where: `o.kind = 'company' and o.state = 'active'`,
      defaultSort: `${localisedSql('o.name')} collate "fi-x-icu", o.id`,
    });
  }

  personsIn(): readonly string[] {
    return [];
  }
}
