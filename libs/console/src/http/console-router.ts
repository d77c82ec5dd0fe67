import express, { type NextFunction, type Request, type RequestHandler, type Response, Router } from 'express';
import multer from 'multer';
import { actorOf } from '#identity';
import { type AccessLog, PlatformError, type Settings, type Texts } from '#platform';
import { type Clock, DomainError } from '#platform/kernel';
import { ConsoleReader } from '../reader/reader.js';
import { answerProblem } from './answer-problem.js';
import type { Assets } from './assets.js';
import { admit } from './guard.js';
import { UPLOAD_LIMIT_MB } from './known-fault.js';
import { newNonce, setSecurityHeaders } from './security-headers.js';

export interface ConsolePorts {
  readonly texts: Texts;
  readonly accessLog: AccessLog;
  readonly settings: Settings;
  readonly clock: Clock;
}

/** One request of a staff member who was let in. */
export interface Visit {
  readonly request: Request;
  readonly reader: ConsoleReader;
  readonly nonce: string;
}

/** One route of AdminJS: answers a page or data. */
export interface ConsoleRoute {
  readonly method: 'get' | 'post';
  /** In Express' form. */
  readonly path: string;
  answer(visit: Visit): Promise<{ readonly status: number; readonly html: string } | { readonly json: unknown }>;
}

const FEW = { files: 1, fields: 50, parts: 60 };
const readForm = multer({ limits: FEW }).none();
const readFile = multer({ limits: { ...FEW, fileSize: UPLOAD_LIMIT_MB * 1024 * 1024 } }).single('file');

/** Only special pages take a file. What the reader of forms cannot read is the sender's fault. */
const readMultipart: RequestHandler = (request, response, next) => {
  const read = request.path.startsWith('/api/pages/') ? readFile : readForm;
  read(request, response, (error: unknown) =>
    next(
      error === undefined || error instanceof multer.MulterError ? error : new DomainError(PlatformError.malformedBody),
    ),
  );
};

function visitOf(request: Request, response: Response): Visit {
  const { reader, nonce } = response.locals;
  if (!(reader instanceof ConsoleReader)) throw new Error('The guard has not run');
  return { request, reader, nonce: String(nonce) };
}

/** guard -> assets -> bodies -> AdminJS' routes. What no route answers is a 404 of our own. */
export function consoleRouter(routes: readonly ConsoleRoute[], assets: Assets, ports: ConsolePorts): Router {
  const { texts, accessLog, settings, clock } = ports;
  const router = Router();
  router.use((request: Request, response: Response, next: NextFunction) => {
    const nonce = newNonce();
    setSecurityHeaders(response, nonce);
    response.locals.nonce = nonce;
    response.locals.reader = admit(request, settings.env.PUBLIC_URL, clock.nowMs());
    next();
  });
  router.use('/frontend/assets', assets.handler());
  router.use(express.json({ limit: '1mb' }), readMultipart);
  for (const route of routes) {
    router[route.method](route.path, async (request: Request, response: Response) => {
      const visit = visitOf(request, response);
      const answer = await route.answer(visit);
      await visit.reader.writeReadings(accessLog);
      if ('html' in answer) response.status(answer.status).type('text/html; charset=utf-8').send(answer.html);
      else response.json(answer.json);
    });
  }
  router.use((_request, _response, next) => next(new DomainError(PlatformError.notFound)));
  router.use((error: unknown, request: Request, response: Response, _next: NextFunction) => {
    const { reader } = response.locals;
    const language = reader instanceof ConsoleReader ? reader.language : actorOf(request)?.language;
    answerProblem(error, request, response, texts, language);
  });
  return router;
}
