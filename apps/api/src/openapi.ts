import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, type OpenAPIObject, type SwaggerDocumentOptions, SwaggerModule } from '@nestjs/swagger';
import { z } from 'zod';
import { problem } from '#platform';

type Converter = NonNullable<SwaggerDocumentOptions['standardSchemaConverter']>;

/**
 * zod's own JSON Schema (2020-12) is OpenAPI 3.1's; Nest's built-in converter would write 3.0. A schema with an id becomes a component of that
 * name; two meanings of one name (two schemas, or one that reads differently as input and as output) are refused.
 */
function converter(): Converter {
  const known = new Map<string, string>();
  return (schema, { schemaType }) => {
    if (!(schema instanceof z.ZodType)) return undefined;
    const json = z.toJSONSchema(schema, { io: schemaType, unrepresentable: 'any' });
    const { $schema: _, $defs: components = {}, ...rest } = json;
    for (const [id, component] of Object.entries(components)) {
      const text = JSON.stringify(component);
      if ((known.get(id) ?? text) !== text) throw new Error(`The id ${id} of the contracts has two meanings.`);
      known.set(id, text);
    }
    return { schema: rest, components };
  };
}

/** The same order whatever the order of the modules, so that the document changes only with the contracts. */
function sorted<Value>(record: Readonly<Record<string, Value>> = {}): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const METHODS = ['get', 'put', 'post', 'patch', 'delete'] as const;
const PROBLEM = { $ref: '#/components/responses/Problem' };

/** Says once what an error is, and of each operation that it may answer with one. */
function withProblems({ paths, components, ...rest }: OpenAPIObject, convert: Converter): OpenAPIObject {
  const contract = convert(problem, { schemaType: 'output' });
  for (const path of Object.values(paths)) {
    for (const method of METHODS) {
      const responses = path[method]?.responses;
      if (responses) responses.default = PROBLEM;
    }
  }
  return {
    ...rest,
    paths: sorted(paths),
    components: {
      ...components,
      responses: {
        Problem: {
          description: 'An error (RFC 9457), with title and detail in the language that was asked for.',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
      schemas: sorted({ ...components?.schemas, ...contract?.components }),
    },
  };
}

/** The contract of the API, made from the zod schemas that check every request and reply. */
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
  const convert = converter();
  const document = SwaggerModule.createDocument(app, config, {
    standardSchemaConverter: convert,
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  return withProblems(document, convert);
}

/** The document as it is served and written to files: byte for byte the same for the same contracts. */
export function openApiText(app: NestExpressApplication): string {
  return JSON.stringify(openApiDocument(app), null, 2);
}

export function mountOpenApi(app: NestExpressApplication): void {
  let text: string | undefined;
  app.use('/api/openapi.json', (_request: unknown, response: { type(type: string): { send(body: string): void } }) => {
    text ??= openApiText(app);
    response.type('application/json').send(text);
  });
}
