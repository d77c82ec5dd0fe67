import type { Type } from '@nestjs/common';
import type { MigrationInterface } from 'typeorm';

/** What a lib brings to every app. `apps/house.ts` lists them in the order of the layers. */
export interface HouseLib {
  /** Folder name, Postgres schema and namespace of its texts. */
  readonly name: string;
  readonly module?: Type;
  readonly records?: readonly Type[];
  readonly migrations?: readonly (new () => MigrationInterface)[];
  /** True when the lib has i18n/{en,fi,sv}.json. */
  readonly texts?: boolean;
}
