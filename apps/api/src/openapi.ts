import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { z } from 'zod';

/** zod's own JSON Schema (2020-12) is OpenAPI 3.1's; Nest's built-in converter would write 3.0. */
function toSchema(
  schema: unknown,
  { schemaType }: { schemaType: 'input' | 'output' },
): { schema: unknown } | undefined {
  if (!(schema instanceof z.ZodType)) return undefined;
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: schemaType, unrepresentable: 'any' });
  return { schema: rest };
}

/** The contract of /api/v1, made from the zod schemas that check every request and reply. */
export function openApiDocument(app: NestExpressApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Luotsi')
    .setDescription(
      'Mentoring and employability programmes for international degree students. Errors are RFC 9457 problem+json.',
    )
    .setVersion('1')
    .setLicense('EUPL-1.2', 'https://eupl.eu/1.2/en/')
    .build();
  return SwaggerModule.createDocument(app, config, {
    standardSchemaConverter: toSchema,
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
}

export function mountOpenApi(app: NestExpressApplication): void {
  let document: string | undefined;
  app.use('/api/openapi.json', (_request: unknown, response: { type(type: string): { send(body: string): void } }) => {
    document ??= JSON.stringify(openApiDocument(app));
    response.type('application/json').send(document);
  });
}
