export { consoleLib } from './console.lib.js';
export { mountConsole } from './mount-console.js';
export { catalogueTextKeys } from './texts/text-keys.js';
