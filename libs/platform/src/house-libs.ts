import type { HouseLib } from './house-lib.js';

/** The libs of this house in the order of the layers, for whoever must walk them all. */
export class HouseLibs {
  constructor(readonly list: readonly HouseLib[]) {}
}
