import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Permit } from '#identity';
import { Answers } from '#platform';
import { WriteMail } from '../mail/write-mail.js';
import * as contract from './letter-preview.contract.js';

/** Letters as they will read, before anybody is written to. Nothing is looked up: whoever asks knows the names already. */
@ApiTags('match desk')
@Controller('api/v1')
export class LetterPreviewController {
  constructor(private readonly writeMail: WriteMail) {}

  @Post('letter-previews')
  @HttpCode(200)
  @Permit('matching.publish-proposals')
  @Answers(contract.previewedLetter)
  preview(
    @Body({ schema: contract.letterPreview }) { type, language, name, params }: z.infer<typeof contract.letterPreview>,
  ): z.infer<typeof contract.previewedLetter> {
    const { subject, greeting, blocks, button, why } = this.writeMail.preview(type, { language, name, params });
    return { language, subject, greeting, blocks: [...blocks], button: button.label, why };
  }
}
