import { randomBytes } from 'node:crypto';
import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { asDomainError, requestIdOf, Texts, toProblem } from '#platform';
import { safeReturnPath } from '../domain/return-path.js';
import { signInLanguage } from '../saml/sign-in-language.js';
import { signInProblemPage } from './sign-in-problem.page.js';

/** People come here by redirects of their browser, so a fault is a page in plain words with a reference number. */
@Catch()
export class SignInProblemFilter implements ExceptionFilter {
  constructor(private readonly texts: Texts) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const language = signInLanguage(request);
    const known = asDomainError(error);
    const problem = toProblem(known, this.texts, language, requestIdOf(request));
    const nonce = randomBytes(16).toString('base64');
    response.status(problem.status).setHeader('Cache-Control', 'no-store');
    response.setHeader(
      'Content-Security-Policy',
      `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    const { retryAfterSeconds } = known.params;
    if (retryAfterSeconds !== undefined) response.setHeader('Retry-After', String(retryAfterSeconds));
    const returnTo = safeReturnPath(request.query.returnTo, '');
    const page = signInProblemPage({ ...problem, help: known.params, returnTo }, this.texts, language, nonce);
    response.type('html').send(page);
  }
}
