import { useNotice } from 'adminjs';
import { useCallback, useEffect, useRef, useState } from 'react';
import { CONSOLE_PATH } from '../screens/href-of';

/** An answer that says no (RFC 9457), in the reader's language. */
export interface Problem {
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly requestId: string;
  readonly faults?: readonly { readonly pointer: string; readonly detail: string }[];
}

export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
  }
}

async function problemIn(response: Response): Promise<Problem> {
  const body: Partial<Problem> = await response.json().catch(() => ({}));
  return {
    code: 'console.no-answer',
    title: response.statusText,
    detail: '',
    requestId: '',
    ...body,
    status: response.status,
  };
}

/** Asks the console's server. A body makes it a POST. @throws Refused */
export async function ask<Answer>(path: string, body?: object | FormData): Promise<Answer> {
  const json = body !== undefined && !(body instanceof FormData);
  const response = await fetch(`${CONSOLE_PATH}/api${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { Accept: 'application/json', ...(json && { 'Content-Type': 'application/json' }) },
    body: json ? JSON.stringify(body) : (body as FormData | undefined),
  });
  if (response.ok) return response.json();
  // Reading after the session ended: the server sends whoever opens the page to the sign-in and back.
  if (response.status === 401 && body === undefined) window.location.reload();
  throw new Refused(await problemIn(response));
}

/** Shows what went wrong as a notice that stays until it is closed. */
export function useProblemNotice() {
  const addNotice = useNotice();
  const latest = useRef(addNotice);
  latest.current = addNotice;
  return useCallback((thrown: unknown) => {
    const problem = thrown instanceof Refused ? thrown.problem : undefined;
    const text = problem
      ? [problem.title, problem.detail].filter(Boolean).join('. ').replaceAll('..', '.')
      : String(thrown);
    latest.current({ message: text, type: 'error' });
  }, []);
}

/** Data of one address: loaded when the address changes and when `reload` is called. */
export function useData<Answer>(path: string | undefined) {
  const [state, setState] = useState<{ readonly path?: string; readonly data?: Answer; readonly problem?: Problem }>(
    {},
  );
  const notice = useProblemNotice();
  const load = useCallback(async () => {
    if (path === undefined) return;
    try {
      const data = await ask<Answer>(path);
      setState({ path, data });
    } catch (thrown) {
      setState((before) => ({
        path,
        data: before.path === path ? before.data : undefined,
        problem: thrown instanceof Refused ? thrown.problem : undefined,
      }));
      if (!(thrown instanceof Refused && thrown.problem.status === 401)) notice(thrown);
    }
  }, [path, notice]);
  useEffect(() => {
    void load();
  }, [load]);
  return {
    data: state.path === path ? state.data : undefined,
    stale: state.data,
    problem: state.path === path ? state.problem : undefined,
    loading: state.path !== path,
    reload: load,
  };
}
