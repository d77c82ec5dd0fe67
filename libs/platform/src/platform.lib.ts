import { PlatformCountDeliveriesStarts1700000003000 } from './database/migrations/count-deliveries-starts.js';
import { PlatformCountStarts1700000001000 } from './database/migrations/count-starts.js';
import { PlatformCreate1700000000000 } from './database/migrations/create-platform.js';
import { PlatformFactHorizon1700001000000 } from './database/migrations/fact-horizon.js';
import { PlatformKeepRehearsal1700001900000 } from './database/migrations/keep-rehearsal.js';
import { PlatformShowFailedWork1700000002000 } from './database/migrations/show-failed-work.js';
import type { HouseLib } from './house-lib.js';

export const platformLib: HouseLib = {
  name: 'platform',
  migrations: [
    PlatformCreate1700000000000,
    PlatformCountStarts1700000001000,
    PlatformShowFailedWork1700000002000,
    PlatformCountDeliveriesStarts1700000003000,
    PlatformFactHorizon1700001000000,
    PlatformKeepRehearsal1700001900000,
  ],
  texts: true,
};
