import { type DynamicModule, Module, StandardSchemaSerializerInterceptor, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, Reflector } from '@nestjs/core';
import type { Env } from '#config/env';
import { PermissionGuard } from '#identity';
import { ContractPipe, PlatformModule, ProblemFilter } from '#platform';
import type { Clock } from '#platform/kernel';
import { HOUSE } from '../../house.js';
import { HealthController } from './health.controller.js';
import { MailboxController } from './mailbox.controller.js';

export interface ApiOptions {
  readonly env: Env;
  readonly clock?: Clock;
}

/** The HTTP process: every lib, and the edges that all routes share. */
@Module({})
export class ApiModule {
  static forRoot(options: ApiOptions): DynamicModule {
    const modules = HOUSE.map((lib) => lib.module).filter((module): module is Type => module !== undefined);
    return {
      module: ApiModule,
      imports: [PlatformModule.forRoot({ ...options, libs: HOUSE, name: 'luotsi-api' }), ...modules],
      controllers: [HealthController, ...(options.env.LUOTSI_ENV === 'local' ? [MailboxController] : [])],
      providers: [
        { provide: APP_FILTER, useExisting: ProblemFilter },
        { provide: APP_GUARD, useClass: PermissionGuard },
        { provide: APP_PIPE, useClass: ContractPipe },
        {
          provide: APP_INTERCEPTOR,
          useFactory: (reflector: Reflector) => new StandardSchemaSerializerInterceptor(reflector),
          inject: [Reflector],
        },
      ],
    };
  }
}
