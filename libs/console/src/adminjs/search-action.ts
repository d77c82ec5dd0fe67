import { type ActionContext, type ActionRequest, type BaseRecord, Filter } from 'adminjs';
import { titleField } from '../rows/row-titles.js';
import { OWN_ORDER } from './catalogue-query.js';
import { CatalogueResource } from './catalogue-resource.js';

const MOST_HITS = 50;

/** What a field that refers to this catalogue may offer. */
interface Hit {
  readonly id: string;
  readonly title: string;
}

async function hits(text: string, resource: CatalogueResource, context: ActionContext): Promise<BaseRecord[]> {
  if (text === '') return resource.findImpersonal(MOST_HITS, context);
  const title = titleField(resource.catalogue)?.name ?? '';
  const options = { limit: MOST_HITS, offset: 0, sort: { sortBy: OWN_ORDER } };
  return resource.find(new Filter({ [title]: text }, resource), options, context);
}

/** Rows whose name contains a text, as names only. Without a text it offers the first rows of catalogues that show no persons. */
export async function searchAction(
  request: ActionRequest,
  _response: unknown,
  context: ActionContext,
): Promise<{ readonly records: readonly Hit[] }> {
  const { resource } = context;
  if (!(resource instanceof CatalogueResource)) return { records: [] };
  const found = await hits(request.params.query ?? '', resource, context);
  return { records: found.map((record) => ({ id: record.id(), title: resource.decorate().titleOf(record) })) };
}
