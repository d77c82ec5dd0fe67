import { Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { NextFunction, Request, Response, Router } from 'express';
import { Catalogues, ConsolePages, DashboardTiles } from '#identity';
import { AccessLog, Settings, Texts } from '#platform';
import { Clock } from '#platform/kernel';
import { withAdminEnvironment } from './adminjs/admin-environment.js';
import { CONSOLE_PATH } from './screens/href-of.js';

/**
 * Puts the console into the process that asked for it. Its place in Express' order matters twice: after identity's middleware, which knows
 * who is signed in, and before Nest's answer to unknown paths; only `onModuleInit` lies between the two. The console itself is built once all
 * libs have registered their catalogues. Importing AdminJS costs 1.7 s, so no other process does.
 */
@Injectable()
export class ConsoleMount implements OnModuleInit, OnApplicationBootstrap {
  private wanted = false;
  private placed = false;
  private router: Router | undefined;

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly catalogues: Catalogues,
    private readonly tiles: DashboardTiles,
    private readonly pages: ConsolePages,
    private readonly texts: Texts,
    private readonly accessLog: AccessLog,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  want(): void {
    if (this.placed) throw new Error('mountConsole must come before app.init() and app.listen()');
    this.wanted = true;
  }

  onModuleInit(): void {
    this.placed = true;
    if (!this.wanted) return;
    this.host.httpAdapter.use(CONSOLE_PATH, (request: Request, response: Response, next: NextFunction) =>
      this.router ? this.router(request, response, next) : next(),
    );
  }

  async onApplicationBootstrap(): Promise<void> {
    if (!this.wanted) return;
    const { buildConsole } = await withAdminEnvironment(() => import('./adminjs/build-console.js'));
    const desk = { catalogues: this.catalogues, tiles: this.tiles.all(), pages: this.pages.all(), texts: this.texts };
    this.router = buildConsole(desk, {
      texts: this.texts,
      accessLog: this.accessLog,
      settings: this.settings,
      clock: this.clock,
    });
  }
}
