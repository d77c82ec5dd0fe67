import type { Fault, Problem } from './types.js';

/** An answer without a problem document (a proxy in between) has only a part of it. */
type Told = Partial<Problem> & Pick<Problem, 'code' | 'title' | 'detail' | 'status'>;

/** An error of the API as people read it (RFC 9457). The texts come in the language of the page. */
export class ApiProblem extends Error {
  constructor(readonly problem: Told) {
    super(problem.code);
  }
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'title' in body && 'status' in body;
}

/** A proxy in between may answer without a problem document: the page has its own words for that. */
export function toApiProblem(body: unknown, status: number): ApiProblem {
  if (isProblem(body)) return new ApiProblem(body);
  return new ApiProblem({ code: 'portal.no-answer', title: '', detail: '', status });
}

export function statusOf(error: unknown): number {
  return error instanceof ApiProblem ? error.problem.status : 0;
}

export function faultsOf(error: unknown): readonly Fault[] {
  return error instanceof ApiProblem ? (error.problem.faults ?? []) : [];
}
