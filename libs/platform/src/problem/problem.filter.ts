import { randomBytes } from 'node:crypto';
import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Language } from '#platform/kernel';
import { plainPage } from '../http/plain-page.js';
import { readerLanguage } from '../i18n/reader-language.js';
import { Texts } from '../i18n/texts.js';
import { traceOf } from '../telemetry/error-words.js';
import { requestIdOf } from '../telemetry/request-log.js';
import { asDomainError, dataFault, type Problem, toProblem } from './problem.js';

const pagePolicy = (nonce: string) =>
  `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** Whether a person opened this address in the browser, rather than a script asking for data. Browsers alone say so. */
function isNavigation(request: Request): boolean {
  return request.get('sec-fetch-dest') === 'document';
}

/** The one place where an error becomes an answer: a page for people, problem+json for programs. */
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
      this.logger.error({ message: 'unexpected', requestId, stack: traceOf(error) });
    }
    // A contract should have refused it before: worth mending, but no error of the request's. The message would tell the input.
    const sqlState = dataFault(error);
    if (sqlState) this.logger.warn({ message: 'the database refused the input', requestId, sqlState });
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const language = readerLanguage(request);
    const problem = toProblem(known, this.texts, language, requestId);
    const retryAfter = known.params.retryAfterSeconds;
    if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter));
    response.status(problem.status).setHeader('Cache-Control', 'no-store');
    if (isNavigation(request)) {
      const nonce = randomBytes(16).toString('base64');
      response.setHeader('Content-Security-Policy', pagePolicy(nonce));
      response.type('html').send(this.page(problem, language, nonce));
    } else response.type('application/problem+json').send(JSON.stringify(problem));
  }

  private page({ title, detail, requestId }: Problem, language: Language, nonce: string): string {
    return plainPage({
      nonce,
      language,
      title,
      detail,
      reference: { label: this.texts.t(language, 'platform:problem-page.reference'), number: requestId },
      link: { text: this.texts.t(language, 'platform:problem-page.home'), href: `/${language}/` },
    });
  }
}
