import i18next from 'i18next';
import createClient from 'openapi-fetch';
import { toApiProblem } from './problem.js';
import type { paths } from './schema.js';

export const api = createClient<paths>({ credentials: 'same-origin' });

api.use({
  onRequest({ request }) {
    request.headers.set('Accept-Language', i18next.language);
    return request;
  },
});

interface Result<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/** The body of a good answer; anything else is thrown. */
export async function answerOf<Data>(call: Promise<Result<Data>>): Promise<Data> {
  const { data, error, response } = await call;
  if (!response.ok) throw toApiProblem(error, response.status);
  // A 204 has no body and Data is then undefined.
  return data as Data;
}
