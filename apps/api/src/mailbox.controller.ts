import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { Permit } from '#identity';
import { type Mail, mailboxPage, readMailbox } from '#notifications';
import { Settings } from '#platform';

const query = z.object({
  to: z.string().max(254).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
});

/** The built-in mailbox of local running; this controller is not there in production. */
@ApiExcludeController()
@Controller('dev')
export class MailboxController {
  private readonly folder: string;

  constructor(settings: Settings) {
    this.folder = join(settings.env.LUOTSI_DATA_DIR, 'mailbox');
  }

  @Get('mailbox.json')
  @Permit('public')
  list(@Query({ schema: query }) filter: z.infer<typeof query>): Promise<Mail[]> {
    return readMailbox(this.folder, filter);
  }

  @Get('mailbox')
  @Permit('public')
  async page(@Query({ schema: query }) filter: z.infer<typeof query>, @Res() response: Response): Promise<void> {
    const nonce = randomBytes(16).toString('base64');
    response.setHeader(
      'Content-Security-Policy',
      `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    response.setHeader('Cache-Control', 'no-store');
    response.type('html').send(mailboxPage(await readMailbox(this.folder, filter), { nonce }));
  }
}
