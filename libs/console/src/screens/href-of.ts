/** Where the console stands. */
export const CONSOLE_PATH = '/admin';

type Link =
  | { readonly catalogue: string; readonly filter?: Readonly<Record<string, string>> }
  | { readonly catalogue: string; readonly id: string }
  | { readonly page: string; readonly query?: Readonly<Record<string, string>> };

function withQuery(path: string, query: Readonly<Record<string, string>>): string {
  const text = new URLSearchParams(query).toString();
  return text ? `${path}?${text}` : path;
}

/** The address of a link in words of the house. Read by the server and by the screens in the browser. */
export function hrefOf(link: Link): string {
  if ('page' in link) return withQuery(`${CONSOLE_PATH}/pages/${encodeURIComponent(link.page)}`, link.query ?? {});
  const list = `${CONSOLE_PATH}/resources/${encodeURIComponent(link.catalogue)}`;
  if ('id' in link) return `${list}/records/${encodeURIComponent(link.id)}/show`;
  const filters = Object.entries(link.filter ?? {}).map(([field, value]) => [`filters.${field}`, value]);
  return withQuery(list, Object.fromEntries(filters));
}
