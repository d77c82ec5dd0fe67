import { type DynamicModule, Module, type Type } from '@nestjs/common';
import type { Env } from '#config/env';
import { PlatformModule } from '#platform';
import type { Clock } from '#platform/kernel';
import { HOUSE } from '../../house.js';

/** The background process: the same libs, without their routes being served. */
@Module({})
export class WorkerModule {
  static forRoot(options: { readonly env: Env; readonly clock?: Clock; readonly lane?: string }): DynamicModule {
    const modules = HOUSE.map((lib) => lib.module).filter((module): module is Type => module !== undefined);
    return {
      module: WorkerModule,
      imports: [PlatformModule.forRoot({ ...options, libs: HOUSE, name: 'luotsi-worker' }), ...modules],
    };
  }
}
