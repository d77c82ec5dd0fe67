import { Logger } from '@nestjs/common';
import { Router as AdminRouter } from 'adminjs';
import type { Router } from 'express';
import { Assets } from '../http/assets.js';
import { type ConsolePorts, consoleRouter } from '../http/console-router.js';
import { adminRoutes } from './admin-routes.js';
import { buildAdmin, type StaffDesk } from './build-admin.js';

const logger = new Logger('Console');

/** The whole console as one Express router. Import this file only through load-console.ts, which prepares AdminJS' settings first. */
export function buildConsole(desk: StaffDesk, ports: ConsolePorts): Router {
  const assets = new Assets(AdminRouter.assets);
  if (!assets.has('components.bundle.js')) logger.warn('The console has no screens yet: run `npm run build`');
  return consoleRouter(adminRoutes(buildAdmin(desk), desk, assets), assets, ports);
}
