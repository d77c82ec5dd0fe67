import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentActor, Permit, type SignedIn } from '#identity';
import { Answers } from '#platform';
import { MyRegistrations } from '../queries/my-registrations.js';
import { PublishedEvents } from '../queries/published-events.js';
import { CancelRegistration } from '../usecases/cancel-registration.js';
import { Register } from '../usecases/register.js';
import { event, eventList, eventQuery, registration, registrationList } from './events.contract.js';

const id = z.uuid();

@ApiTags('events')
@Controller('api/v1')
export class EventsController {
  constructor(
    private readonly publishedEvents: PublishedEvents,
    private readonly myRegistrations: MyRegistrations,
    private readonly register: Register,
    private readonly cancelRegistration: CancelRegistration,
  ) {}

  @Get('events')
  @Permit('public')
  @Answers(eventList)
  list(@Query({ schema: eventQuery }) query: z.infer<typeof eventQuery>): Promise<object> {
    return this.publishedEvents.list(query);
  }

  @Get('events/:id')
  @Permit('public')
  @Answers(event)
  get(@Param('id', { schema: id }) eventId: string): Promise<object> {
    return this.publishedEvents.get(eventId);
  }

  @Post('events/:id/registration')
  @HttpCode(201)
  @Permit('signed-in')
  @Answers(registration, 201)
  async registerFor(@CurrentActor() actor: SignedIn, @Param('id', { schema: id }) eventId: string): Promise<object> {
    const registered = await this.register.execute(eventId, actor);
    return this.myRegistrations.get(actor.personId, registered.id);
  }

  @Get('me/registrations')
  @Permit('signed-in')
  @Answers(registrationList)
  async mine(@CurrentActor() actor: SignedIn): Promise<object> {
    return { items: await this.myRegistrations.list(actor.personId) };
  }

  @Post('me/registrations/:id/cancellation')
  @HttpCode(200)
  @Permit('signed-in')
  @Answers(registration)
  async cancel(@CurrentActor() actor: SignedIn, @Param('id', { schema: id }) registrationId: string): Promise<object> {
    await this.cancelRegistration.execute(registrationId, actor);
    return this.myRegistrations.get(actor.personId, registrationId);
  }
}
