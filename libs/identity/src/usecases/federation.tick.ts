import { Injectable } from '@nestjs/common';
import { type Tick, Ticks } from '#platform';
import { AskForMetadata } from './ask-for-metadata.js';

@Injectable()
@Ticks('identity.federation', 'minute')
export class FederationTick implements Tick {
  constructor(private readonly askForMetadata: AskForMetadata) {}

  tick(): Promise<void> {
    return this.askForMetadata.whenDue();
  }
}
