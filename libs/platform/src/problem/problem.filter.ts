import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Language } from '#platform/kernel';
import { plainPage } from '../http/plain-page.js';
import { readerLanguage } from '../i18n/reader-language.js';
import { Texts } from '../i18n/texts.js';
import { requestIdOf } from '../telemetry/request-log.js';
import { asDomainError, type Problem, toProblem } from './problem.js';

const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

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
      this.logger.error({
        message: 'unexpected',
        requestId,
        stack: error instanceof Error ? error.stack : String(error),
      });
    }
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
      response.setHeader('Content-Security-Policy', PAGE_POLICY);
      response.type('html').send(this.page(problem, language));
    } else response.type('application/problem+json').send(JSON.stringify(problem));
  }

  private page({ title, detail, requestId }: Problem, language: Language): string {
    return plainPage({
      language,
      title,
      detail,
      reference: { label: this.texts.t(language, 'platform:problem-page.reference'), number: requestId },
      link: { text: this.texts.t(language, 'platform:problem-page.home'), href: `/${language}/` },
    });
  }
}
