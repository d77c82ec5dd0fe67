import { PlatformCreate1700000000000 } from './database/migrations/create-platform.js';
import type { HouseLib } from './house-lib.js';

export const platformLib: HouseLib = { name: 'platform', migrations: [PlatformCreate1700000000000], texts: true };
