import { applyDecorators, SerializeOptions } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';

/** The reply's contract: what is not in the schema does not leave the house, and OpenAPI shows the same schema. */
export function Answers(schema: z.ZodType, status = 200): MethodDecorator {
  return applyDecorators(
    ApiResponse({ status, description: 'OK', standardSchema: schema }),
    SerializeOptions({ schema }),
  );
}

/** A reply without a body. */
export function AnswersNothing(status = 204): MethodDecorator {
  return applyDecorators(ApiResponse({ status, description: 'Done' }));
}

/** A reply of server-sent events, each with JSON as its data; the handler writes them itself. */
export function AnswersEvents(): MethodDecorator {
  const content = { 'text/event-stream': { schema: { type: 'string' as const } } };
  return applyDecorators(ApiResponse({ status: 200, description: 'Events', content }));
}
