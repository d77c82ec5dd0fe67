import { StandardSchemaValidationPipe } from '@nestjs/common';
import { DomainError, type InputFault } from '#platform/kernel';
import { PlatformError } from '../errors.js';

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[];
  readonly code?: string;
  readonly keys?: readonly string[];
  readonly [detail: string]: unknown;
}

function pointerOf(issue: Issue): string {
  const steps = (issue.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step));
  return steps.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** zod's issue codes are our fault codes; texts stand under `platform:faults.<code>`. Custom refinements name their own as message. */
function toFault(issue: Issue): InputFault {
  const params: Record<string, string | number> = {};
  for (const name of ['minimum', 'maximum', 'format', 'expected'] as const) {
    const value = issue[name];
    if (typeof value === 'string' || typeof value === 'number') params[name] = value;
  }
  if (issue.code === 'custom') return { pointer: pointerOf(issue), code: issue.message, params };
  const size = (issue.code === 'too_small' || issue.code === 'too_big') && issue.origin === 'string' ? '_text' : '';
  return { pointer: pointerOf(issue), code: `${issue.code ?? 'invalid_value'}${size}`, params };
}

export function inputError(issues: readonly unknown[]): DomainError {
  return new DomainError(PlatformError.invalidInput, {}, (issues as readonly Issue[]).map(toFault));
}

/** Checks bodies, queries and parameters against their contract; a fault names the input by JSON pointer. */
export class ContractPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({ transform: true, exceptionFactory: inputError });
  }
}
