import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { ProposalAccepted } from '#matching/facts';
import { type Fact, type FactHandler, HandlesFacts } from '#platform';
import { BeginPair } from '../usecases/begin-pair.js';

@Injectable()
@HandlesFacts('mentorship.begin-pair', ProposalAccepted)
export class BeginPairHandler implements FactHandler<z.infer<typeof ProposalAccepted.data>> {
  constructor(private readonly beginPair: BeginPair) {}

  handle(fact: Fact<z.infer<typeof ProposalAccepted.data>>): Promise<void> {
    return this.beginPair.execute(fact);
  }
}
