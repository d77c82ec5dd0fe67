import { Injectable } from '@nestjs/common';
import { type Fact, type FactHandler, HandlesFacts } from '#platform';
import { PROJECTED_FACTS, toCountedThing } from './counted-thing.js';
import { Projection } from './projection.js';

/** Writes each counted fact into the projection. */
@Injectable()
@HandlesFacts('reporting.project-facts', ...PROJECTED_FACTS)
export class ProjectFacts implements FactHandler {
  constructor(private readonly projection: Projection) {}

  handle(fact: Fact): Promise<void> {
    return this.projection.add([toCountedThing(fact)]);
  }
}
