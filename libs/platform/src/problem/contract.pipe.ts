import { type ArgumentMetadata, StandardSchemaValidationPipe } from '@nestjs/common';
import { DomainError, type InputFault, isReadable } from '#platform/kernel';
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
  // Texts choose their plural by `count`.
  const limit = params.minimum ?? params.maximum;
  if (size && limit !== undefined) params.count = limit;
  return { pointer: pointerOf(issue), code: `${issue.code ?? 'invalid_value'}${size}`, params };
}

export function inputError(issues: readonly unknown[]): DomainError {
  return new DomainError(PlatformError.invalidInput, {}, (issues as readonly Issue[]).map(toFault));
}

function issuesOfText(value: unknown, path: readonly PropertyKey[] = []): Issue[] {
  if (typeof value === 'string') return isReadable(value) ? [] : [{ message: 'unreadable_text', code: 'custom', path }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => issuesOfText(inner, [...path, name]));
}

/** Checks bodies, queries and parameters against their contract; a fault names the input by JSON pointer. */
export class ContractPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({ transform: true, exceptionFactory: inputError });
  }

  /** Text is looked at after the contract has said how deep the value may go. @throws platform.invalid-input */
  override async transform<Value>(value: Value, metadata: ArgumentMetadata): Promise<Value> {
    const checked = await super.transform(value, metadata);
    const issues = metadata.schema ? issuesOfText(checked) : [];
    if (issues.length > 0) throw inputError(issues);
    return checked;
  }
}
