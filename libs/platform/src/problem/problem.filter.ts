import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { readerLanguage } from '../i18n/reader-language.js';
import { Texts } from '../i18n/texts.js';
import { requestIdOf } from '../telemetry/request-log.js';
import { asDomainError, dataFault, toProblem } from './problem.js';

/** The one place where an error becomes an answer. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  constructor(private readonly texts: Texts) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<Request>(), http.getResponse<Response>());
  }

  /** Also used by the routers that are not Nest's (the console). */
  answer(error: unknown, request: Request, response: Response): void {
    const known = asDomainError(error);
    const requestId = requestIdOf(request);
    if (known.code === 'platform.unexpected') {
      this.logger.error({
        message: 'unexpected',
        requestId,
        stack: error instanceof Error ? error.stack : String(error),
      });
    }
    // A contract should have refused it before: worth mending, but no error of the request's. The message would tell the input.
    const sqlState = dataFault(error);
    if (sqlState) this.logger.warn({ message: 'the database refused the input', requestId, sqlState });
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const problem = toProblem(known, this.texts, readerLanguage(request), requestId);
    const retryAfter = known.params.retryAfterSeconds;
    if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter));
    response.status(problem.status).type('application/problem+json').setHeader('Cache-Control', 'no-store');
    response.send(JSON.stringify(problem));
  }
}
