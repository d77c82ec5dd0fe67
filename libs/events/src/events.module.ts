import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { ProgrammesModule } from '#programmes';
import { EventsController } from './api/events.controller.js';
import { EventsRepository } from './persistence/events.repository.js';
import { RegistrationsRepository } from './persistence/registrations.repository.js';
import { EventsPersonalData } from './personal-data.js';
import { MyRegistrations } from './queries/my-registrations.js';
import { OngoingRegistrations } from './queries/ongoing-registrations.js';
import { PublishedEvents } from './queries/published-events.js';
import { EventsCatalogue } from './staff/events.catalogue.js';
import { RegistrationsCatalogue } from './staff/registrations.catalogue.js';
import { CancelEvent } from './usecases/cancel-event.js';
import { CancelRegistration } from './usecases/cancel-registration.js';
import { CheckIn } from './usecases/check-in.js';
import { DraftEvent } from './usecases/draft-event.js';
import { EditEvent } from './usecases/edit-event.js';
import { Promote } from './usecases/promote.js';
import { PublishEvent } from './usecases/publish-event.js';
import { Register } from './usecases/register.js';
import { RegistrationJournal } from './usecases/registration-journal.js';

const OFFERED = [CancelEvent, CancelRegistration, CheckIn, DraftEvent, EditEvent, PublishEvent, Register];
const OWN = [
  EventsRepository,
  MyRegistrations,
  OngoingRegistrations,
  Promote,
  PublishedEvents,
  RegistrationJournal,
  RegistrationsRepository,
];

@Module({
  imports: [IdentityModule, ProgrammesModule],
  controllers: [EventsController],
  providers: [...OFFERED, ...OWN, EventsCatalogue, RegistrationsCatalogue, EventsPersonalData],
  exports: OFFERED,
})
export class EventsModule {}
