/** An error of the API as people read it (RFC 9457). The texts come in the language of the page. */
export interface Problem {
  code: string;
  title: string;
  status: number;
  detail: string;
  requestId?: string;
  faults?: Fault[];
  params?: Record<string, string | number>;
}

export interface Fault {
  /** JSON pointer into the body that was sent. */
  pointer: string;
  code: string;
  detail: string;
}

export class ApiProblem extends Error {
  constructor(readonly problem: Problem) {
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
