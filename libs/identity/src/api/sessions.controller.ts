import { Controller, Delete, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { z } from 'zod';
import { Answers, AnswersNothing } from '#platform';
import type { SignedIn } from '../domain/scope.js';
import { OwnSessions } from '../queries/own-sessions.js';
import { EndOwnSessions } from '../usecases/end-own-sessions.js';
import { CurrentActor, Permit } from './permit.js';
import { ownSessions } from './sessions.contract.js';

/** Where I am signed in. */
@ApiTags('identity')
@Controller('api/v1/me/sessions')
export class SessionsController {
  constructor(
    private readonly sessions: OwnSessions,
    private readonly endOwnSessions: EndOwnSessions,
  ) {}

  @Get()
  @Permit('signed-in')
  @Answers(ownSessions)
  async list(@CurrentActor() actor: SignedIn, @Req() request: Request): Promise<z.infer<typeof ownSessions>> {
    const items = await this.sessions.of(actor.personId, request.sessionID);
    return {
      items: items.map((session) => ({
        ...session,
        startedAt: session.startedAt.toISOString(),
        lastUsedAt: session.lastUsedAt.toISOString(),
      })),
    };
  }

  @Delete(':id')
  @HttpCode(204)
  @AnswersNothing()
  @Permit('signed-in')
  end(@CurrentActor() actor: SignedIn, @Param('id', { schema: z.uuid() }) id: string): Promise<void> {
    return this.endOwnSessions.one(actor.personId, id);
  }

  @Post('end-others')
  @HttpCode(204)
  @AnswersNothing()
  @Permit('signed-in')
  endOthers(@CurrentActor() actor: SignedIn, @Req() request: Request): Promise<void> {
    return this.endOwnSessions.others(actor.personId, request.sessionID);
  }
}
