import multer from 'multer';
import { asDomainError, PlatformError } from '#platform';
import { DomainError } from '#platform/kernel';
import { ConsoleError } from '../errors.js';

/** Postgres' class 22, "data exception": an id that is no UUID, a page number out of range. The input's fault, not ours. */
const DATA_EXCEPTION = /^22[0-9A-Z]{3}$/;

export const UPLOAD_LIMIT_MB = 5;

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** AdminJS throws its own "not found" when none of the chosen rows is there for the reader. */
function isNotFound(error: unknown): boolean {
  return error instanceof Error && 'statusCode' in error && error.statusCode === 404;
}

/** Any thrown value as an error that people can be told. */
export function knownFault(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  if (isNotFound(error)) return new DomainError(PlatformError.notFound);
  if (DATA_EXCEPTION.test(codeOf(error))) return new DomainError(PlatformError.invalidInput);
  if (error instanceof multer.MulterError) {
    if (error.code === 'LIMIT_FILE_SIZE')
      return new DomainError(PlatformError.fileTooLarge, { limit: `${UPLOAD_LIMIT_MB} MB` });
    return new DomainError(PlatformError.malformedBody);
  }
  return asDomainError(error);
}

/** AdminJS answers its own refusals with status 200 and a notice; this reads them. Undefined for an answer that is none. */
export function refusalIn(answer: unknown): DomainError | undefined {
  if (typeof answer !== 'object' || answer === null || !('notice' in answer)) return undefined;
  const { notice, record } = answer as { notice?: { type?: string }; record?: { baseError?: { type?: string } } };
  if (notice?.type !== 'error') return undefined;
  return new DomainError(
    record?.baseError?.type === 'ForbiddenError' ? ConsoleError.notPermitted : PlatformError.notFound,
  );
}
