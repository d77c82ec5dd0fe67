import { Controller, Get, Header, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Permit } from '#identity';
import { metrics, PlatformError, ReadinessCheck, Settings } from '#platform';
import { DomainError } from '#platform/kernel';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
/** What proxies say of whom they speak for. One of them is enough: the request may come from anywhere. */
const SPOKEN_FOR = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'];

/** Somebody on this very machine, and not a proxy on it that passes on what others ask. */
function isFromThisMachine(request: Request): boolean {
  const isLocal = LOOPBACK.has(request.socket.remoteAddress ?? '');
  return isLocal && SPOKEN_FOR.every((header) => request.get(header) === undefined);
}

@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(
    private readonly readiness: ReadinessCheck,
    private readonly settings: Settings,
  ) {}

  @Get('health/live')
  @Permit('public')
  live(): { live: true } {
    return { live: true };
  }

  /** 200 when all parts are up, else 503 with the part that is down. */
  @Get('health/ready')
  @Permit('public')
  async ready(@Res({ passthrough: true }) response: Response): Promise<unknown> {
    const readiness = await this.readiness.check(['worker']);
    response.status(readiness.ready ? 200 : 503);
    return readiness;
  }

  /** Prometheus text; for this machine itself (not through a proxy on it), or with METRICS_TOKEN as bearer. */
  @Get('metrics')
  @Header('Content-Type', metrics.contentType)
  @Permit('public')
  figures(@Req() request: Request): Promise<string> {
    const token = this.settings.env.METRICS_TOKEN;
    const allowed = token ? request.get('authorization') === `Bearer ${token}` : isFromThisMachine(request);
    if (!allowed) throw new DomainError(PlatformError.notFound);
    return metrics.metrics();
  }
}
