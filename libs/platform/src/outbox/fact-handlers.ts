import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Fact, FactDefinition } from './fact.js';

/** Something that follows from a fact. It runs in a transaction of its own, once in effect, in any order. */
export interface FactHandler<Data = unknown> {
  handle(fact: Fact<Data>): Promise<void>;
}

interface Subscription {
  readonly name: string;
  readonly facts: readonly FactDefinition<unknown>[];
}

export const OnFact = DiscoveryService.createDecorator<Subscription>();

/** Marks a provider as the handler `name` (`<lib>.<verb-phrase>`, stored with every delivery: never rename it) of some facts. */
export function HandlesFacts(name: string, ...facts: readonly FactDefinition<unknown>[]): ClassDecorator {
  return OnFact({ name, facts }) as ClassDecorator;
}

@Injectable()
export class FactHandlers implements OnApplicationBootstrap {
  private readonly handlers = new Map<
    string,
    { handler: FactHandler; definitions: Map<string, FactDefinition<unknown>> }
  >();

  constructor(private readonly discovery: DiscoveryService) {}

  onApplicationBootstrap(): void {
    for (const wrapper of this.discovery.getProviders()) {
      const subscription = wrapper.metatype && this.discovery.getMetadataByDecorator(OnFact, wrapper);
      if (!subscription) continue;
      if (this.handlers.has(subscription.name)) throw new Error(`Two handlers are called ${subscription.name}`);
      this.handlers.set(subscription.name, {
        handler: wrapper.instance as FactHandler,
        definitions: new Map(subscription.facts.map((fact) => [fact.type, fact])),
      });
    }
  }

  /** Names of the handlers that want a fact of this type. */
  namesFor(type: string): string[] {
    return [...this.handlers].filter(([, entry]) => entry.definitions.has(type)).map(([name]) => name);
  }

  /** Every type somebody listens to, with the names of the listeners; for the map of facts and its tests. */
  subscriptions(): { handler: string; type: string }[] {
    return [...this.handlers].flatMap(([handler, entry]) =>
      [...entry.definitions.keys()].map((type) => ({ handler, type })),
    );
  }

  async run(name: string, fact: Fact): Promise<void> {
    const entry = this.handlers.get(name);
    const definition = entry?.definitions.get(fact.type);
    if (!entry || !definition) throw new Error(`No handler ${name} for ${fact.type}`);
    await entry.handler.handle({ ...fact, data: definition.data.parse(fact.data) });
  }
}
