import { Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { PlatformError, readerLanguage, requestIdOf, type Texts, toProblem, traceOf } from '#platform';
import type { DomainError, Language } from '#platform/kernel';
import { ConsoleError } from '../errors.js';
import { knownFault } from './known-fault.js';
import { refusalPage } from './refusal-page.js';

const logger = new Logger('Console');
const SIGN_IN_AGAIN: ReadonlySet<string> = new Set([ConsoleError.signInNeeded.code, ConsoleError.signInTooOld.code]);
/** identity takes return paths of at most 500 characters. */
const LONGEST_RETURN_PATH = 400;

/** Whether somebody opened an address, rather than a script of ours asking for data. */
function isNavigation(request: Request): boolean {
  return request.method === 'GET' && !/^\/(api|frontend)\//.test(request.path);
}

function signInAddress(request: Request, language: Language): string {
  const wanted = request.originalUrl.length <= LONGEST_RETURN_PATH ? request.originalUrl : request.baseUrl;
  return `/${language}/login?returnTo=${encodeURIComponent(wanted)}`;
}

/** Where an error of the console becomes an answer: the way to the sign-in, a plain page, or problem+json for scripts. */
export function answerProblem(
  error: unknown,
  request: Request,
  response: Response,
  texts: Texts,
  own?: Language,
): void {
  const known: DomainError = knownFault(error);
  if (known.code === PlatformError.unexpected.code) {
    logger.error({
      message: 'unexpected',
      requestId: requestIdOf(request),
      stack: traceOf(error),
    });
  }
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const language = own ?? readerLanguage(request);
  if (isNavigation(request) && SIGN_IN_AGAIN.has(known.code)) {
    response.redirect(302, signInAddress(request, language));
    return;
  }
  const problem = toProblem(known, texts, language, requestIdOf(request));
  const status = known.code === PlatformError.methodNotAllowed.code ? 405 : problem.status;
  if (status === 405) response.setHeader('Allow', 'POST');
  response.status(status);
  if (isNavigation(request)) response.type('text/html; charset=utf-8').send(refusalPage(problem, texts, language));
  else response.type('application/problem+json').send(JSON.stringify({ ...problem, status }));
}
