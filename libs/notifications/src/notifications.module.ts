import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { Settings } from '#platform';
import { LetterPreviewController } from './api/letter-preview.controller.js';
import { FollowGuests } from './handlers/follow-guests.handler.js';
import { TellPeople } from './handlers/tell-people.handler.js';
import { SendMail } from './jobs/send-mail.handler.js';
import { MailTransport } from './mail/mail-transport.js';
import { NoTransport } from './mail/no-transport.js';
import { NodemailerTransport } from './mail/nodemailer-transport.js';
import { WriteMail } from './mail/write-mail.js';
import { EventGuests } from './persistence/event-guests.js';
import { MailDeliveries } from './persistence/mail-deliveries.js';
import { SendingLocks } from './persistence/sending-locks.js';
import { NotificationsPersonalData } from './personal-data.js';
import { DeliveriesCatalogue } from './staff/deliveries.catalogue.js';
import { Notify } from './usecases/notify.js';
import { RetryDelivery } from './usecases/retry-delivery.js';

function transport({ env }: Settings): MailTransport {
  return env.SMTP_URL ? new NodemailerTransport(env.SMTP_URL, env.MAIL_FROM) : new NoTransport();
}

const LISTENING = [TellPeople, FollowGuests, SendMail];
const OWN = [Notify, RetryDelivery, WriteMail, MailDeliveries, EventGuests, SendingLocks];

@Module({
  imports: [IdentityModule],
  controllers: [LetterPreviewController],
  providers: [
    { provide: MailTransport, useFactory: transport, inject: [Settings] },
    ...LISTENING,
    ...OWN,
    DeliveriesCatalogue,
    NotificationsPersonalData,
  ],
})
export class NotificationsModule {}
