/**
 * The one table of borders: which room may use which. `npm run check` enforces it (dependency-cruiser), the picture in the README is drawn
 * from it (`node config/scripts/draw-house.mjs`). Arrows point down the layers, never sideways; `#x/facts` may be read by anyone.
 * A room with an empty list uses no other room.
 */
export const LAYERS = [
  ['console'],
  ['reporting', 'notifications'],
  ['mentorship', 'matching', 'events'],
  ['programmes'],
  ['profiles'],
  ['privacy'],
  ['identity'],
  ['platform', 'assignment'],
];

export const DOORS = {
  platform: [],
  assignment: [],
  identity: ['platform'],
  privacy: ['identity', 'platform'],
  profiles: ['identity', 'platform'],
  programmes: ['profiles', 'identity', 'platform'],
  matching: ['programmes', 'profiles', 'identity', 'platform', 'assignment'],
  mentorship: ['programmes', 'profiles', 'identity', 'platform'],
  events: ['programmes', 'profiles', 'identity', 'platform'],
  notifications: ['programmes', 'identity', 'platform'],
  reporting: ['programmes', 'profiles', 'identity', 'platform'],
  console: ['identity', 'platform'],
};

/** Packages that only some may import: the rest of the house stays free of them. */
export const PACKAGES = {
  typeorm: ['libs/platform/', 'libs/[^/]+/src/persistence/', 'libs/[^/]+/src/queries/'],
  adminjs: ['libs/console/'],
};

/** What domain/ may import besides its own folder. */
export const DOMAIN_MAY_USE = ['platform/src/kernel', 'assignment/src'];
