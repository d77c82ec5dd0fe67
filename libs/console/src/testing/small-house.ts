import { Global, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { loadEnv } from '#config/env';
import {
  type AccessEntry,
  AccessLog,
  AuditSink,
  CatalogueTexts,
  Database,
  FailedWork,
  JobRequests,
  Outbox,
  ParsedSettings,
  PersonalDataHolders,
  Secrets,
  Settings,
  Texts,
  Transactions,
} from '#platform';
import { Clock, SettableClock } from '#platform/kernel';
import { ConsoleModule } from '../console.module.js';
import { mountConsole } from '../mount-console.js';

export const NOW = new Date('2026-10-01T09:00:00Z');
const env = loadEnv({ DATABASE_URL: 'postgres://nowhere', LUOTSI_SECRET_KEY: Buffer.alloc(32, 7).toString('base64') });

/** A row as identity finds a signed-in person. */
export interface Staff {
  readonly id: string;
  readonly display_name: string;
  readonly language: 'fi' | 'sv' | 'en';
  readonly grants: readonly {
    readonly role: string;
    readonly organisationId: string | null;
    readonly programmeId: string | null;
  }[];
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The JSON that was answered; tests know its shape. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads any answer
  readonly json: any;
}

export interface SmallHouse {
  /** What the access log was told. */
  readonly readings: AccessEntry[];
  ask(path: string, who?: string, options?: RequestInit): Promise<Answer>;
  close(): Promise<void>;
}

/** Where the session would be: the header `x-person` says who signed in. */
function signedInBy(request: Request, _response: Response, next: NextFunction): void {
  const personId = request.get('x-person');
  const signedInAt = request.get('x-signed-in-at') ?? NOW.toISOString();
  if (personId) Object.assign(request, { session: { personId, signedInAt } });
  next();
}

/** The outside world of identity and the console: a database that knows who signed in, and a log that remembers. */
function portsFor(people: readonly Staff[], readings: AccessEntry[]): Type {
  const database = { one: async (_sql: string, [id]: readonly unknown[]) => people.find((person) => person.id === id) };
  const ports = [
    { provide: Settings, useValue: new ParsedSettings(env) },
    { provide: Clock, useValue: new SettableClock(NOW) },
    { provide: Texts, useValue: new CatalogueTexts(['platform', 'identity', 'console']) },
    { provide: AccessLog, useValue: { record: async (entry: AccessEntry) => void readings.push(entry) } },
    { provide: Database, useValue: database },
    { provide: PersonalDataHolders, useValue: new PersonalDataHolders() },
    ...[Transactions, Outbox, AuditSink, Secrets, FailedWork, JobRequests].map((provide) => ({
      provide,
      useValue: {},
    })),
  ];
  @Global()
  @Module({ providers: ports, exports: ports.map((port) => port.provide) })
  class Ports {}
  return Ports;
}

/** identity and the console on one small application that listens on loopback, without a database. */
export async function openSmallHouse(people: readonly Staff[], registrar: Type): Promise<SmallHouse> {
  const readings: AccessEntry[] = [];
  @Module({ imports: [portsFor(people, readings), ConsoleModule, registrar] })
  class House {}
  const app = await NestFactory.create<NestExpressApplication>(House, { bodyParser: false, logger: false });
  app.set('query parser', 'simple');
  app.use(signedInBy);
  mountConsole(app);
  await app.listen(0, '127.0.0.1');
  const base = await app.getUrl();
  return {
    readings,
    close: () => app.close(),
    async ask(path, who, options = {}) {
      const headers = { ...(who !== undefined && { 'x-person': who }), ...options.headers };
      const response = await fetch(`${base}/admin${path}`, { redirect: 'manual', ...options, headers });
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.includes('json');
      return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : undefined };
    },
  };
}
