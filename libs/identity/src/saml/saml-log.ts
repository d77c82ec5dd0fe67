import { Logger } from '@nestjs/common';
import type { Request } from 'express';
import { requestIdOf } from '#platform';
import { DomainError, type ErrorDefinition } from '#platform/kernel';
import type { Exchange } from './exchanges.js';
import { SamlRefusal } from './saml-refusal.js';

const logger = new Logger('Saml');

function reasonOf(error: unknown): string {
  if (error instanceof SamlRefusal) return error.reason;
  return error instanceof DomainError ? error.code : 'signature or library check';
}

/**
 * What the person is told of a message that was refused. The reason is for the log, with the number that the person sees; the message itself is
 * never logged.
 */
export function noteRefusal(
  error: unknown,
  request: Request,
  told: ErrorDefinition,
  exchange?: Pick<Exchange, 'entityId' | 'requestId'>,
): DomainError {
  logger.warn({
    message: 'saml refused',
    requestId: requestIdOf(request),
    provider: exchange?.entityId,
    exchange: exchange?.requestId,
    reason: reasonOf(error),
    fault: error instanceof Error ? error.name : typeof error,
  });
  return error instanceof DomainError ? error : new DomainError(told);
}
