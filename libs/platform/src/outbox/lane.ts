/**
 * Which workers take the facts and jobs of this process. The worker processes serve `main`; the seed lives a past year on a lane of its own, with
 * its own clock and without mail, while the product is in use beside it.
 */
export class Lane {
  constructor(readonly name: string) {}
}

export const MAIN_LANE = 'main';
