import { HttpException } from '@nestjs/common';
import type { z } from 'zod';
import { DomainError, dayInWords, type ErrorKind, helsinkiInstant, type Language } from '#platform/kernel';
import { PlatformError } from '../errors.js';
import type { Texts } from '../i18n/texts.js';
import type { problem } from './problem.contract.js';

export type Problem = z.infer<typeof problem>;

const STATUS: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  gone: 410,
  'too-large': 413,
  'too-many': 429,
  unavailable: 500,
};

const BY_STATUS: Readonly<Record<number, (typeof PlatformError)[keyof typeof PlatformError]>> = {
  404: PlatformError.notFound,
  405: PlatformError.methodNotAllowed,
  413: PlatformError.bodyTooLarge,
  429: PlatformError.tooManyRequests,
};

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  // Express' body parsers throw plain errors that carry a status.
  if (error instanceof Error && 'status' in error && typeof error.status === 'number') return error.status;
  return undefined;
}

/**
 * The SQLSTATE of a fault that lies in the data we were given: class 22, "data exception", e.g. an id that is no UUID or a number out of range.
 * Undefined for all other faults; a division by zero is in the class and is still ours.
 */
export function dataFault(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^22[0-9A-Z]{3}$/.test(code) && code !== '22012' ? code : undefined;
}

/** Any thrown value as a DomainError; what nobody foresaw becomes `platform.unexpected` and tells nothing. */
export function asDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  if (dataFault(error)) return new DomainError(PlatformError.invalidInput);
  const status = statusOf(error);
  if (status === undefined || status >= 500) return new DomainError(PlatformError.unexpected);
  return new DomainError(BY_STATUS[status] ?? PlatformError.malformedBody);
}

/** `matching.proposal-expired` -> `matching:errors.proposal-expired`. */
export function errorTextKey(code: string): string {
  const [lib, ...rest] = code.split('.');
  return `${lib}:errors.${rest.join('.')}`;
}

type Words = Readonly<Record<string, unknown>>;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A day among the words of a text, as people read it: not 2026-02-10. */
function readable(words: Words | undefined, language: Language): Words {
  const read = (word: unknown) =>
    typeof word === 'string' && DAY.test(word) ? dayInWords(helsinkiInstant(word), language) : word;
  return Object.fromEntries(Object.entries(words ?? {}).map(([name, word]) => [name, read(word)]));
}

export function toProblem(error: DomainError, texts: Texts, language: Language, requestId: string): Problem {
  const key = errorTextKey(error.code);
  const words = readable(error.params, language);
  return {
    type: `urn:luotsi:${error.code}`,
    code: error.code,
    title: texts.t(language, `${key}.title`, words),
    status: STATUS[error.kind],
    detail: texts.t(language, `${key}.detail`, words),
    requestId,
    ...(Object.keys(error.params).length > 0 && { params: error.params }),
    ...(error.faults.length > 0 && {
      faults: error.faults.map((fault) => ({
        pointer: fault.pointer,
        code: fault.code,
        detail: texts.t(
          language,
          fault.code.includes(':') ? fault.code : `platform:faults.${fault.code}`,
          readable(fault.params, language),
        ),
      })),
    }),
  };
}
