import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentActor, Permit, requireScope, type SignedIn } from '#identity';
import { FetchReportFile } from '../usecases/fetch-report-file.js';

const id = z.uuid();
const BINARY = { schema: { type: 'string', format: 'binary' } } as const;

@ApiTags('reporting')
@Controller('api/v1')
export class ReportExportsController {
  constructor(private readonly fetchReportFile: FetchReportFile) {}

  @Get('report-exports/:id/file')
  @Permit('reporting.export-indicators')
  @Header('Cache-Control', 'no-store')
  @ApiResponse({
    status: 200,
    description: 'The file of an export',
    content: {
      'text/csv': BINARY,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': BINARY,
    },
  })
  async file(@CurrentActor() actor: SignedIn, @Param('id', { schema: id }) exportId: string): Promise<StreamableFile> {
    const scope = requireScope(actor, 'reporting.export-indicators');
    const { name, contentType, bytes } = await this.fetchReportFile.execute(scope, exportId);
    return new StreamableFile(bytes, {
      type: contentType,
      length: bytes.length,
      disposition: `attachment; filename="${name}"`,
    });
  }
}
