import { z } from 'zod';
import type { Id } from '#platform/kernel';

/** Declares something that can happen. `type` is `<lib>.<noun>-<past>`; data holds ids and enums only, never names or secrets. */
export interface FactDefinition<Data> {
  readonly type: string;
  readonly version: number;
  readonly data: z.ZodType<Data>;
}

export function defineFact<Data>(type: string, version: number, data: z.ZodType<Data>): FactDefinition<Data> {
  if (!/^[a-z]+\.[a-z]+(-[a-z]+)+$/.test(type)) throw new Error(`Not a fact's name: ${type}`);
  return { type, version, data };
}

export interface FactSubject {
  readonly kind: string;
  readonly id: string;
  /** The subject's version after the change. */
  readonly version: number;
}

/** Where a fact belongs, for scope and for reports. */
export interface FactPlace {
  readonly organisationId?: string | null;
  readonly programmeId?: string | null;
  readonly cohortId?: string | null;
}

/** A fact as handlers receive it. */
export interface Fact<Data = unknown> extends Required<FactPlace> {
  readonly id: Id<'fact'>;
  readonly type: string;
  readonly version: number;
  /** Domain time: when it happened in the world. Reports count by it. */
  readonly occurredAt: Date;
  /** When we wrote it down. */
  readonly recordedAt: Date;
  readonly subject: FactSubject;
  readonly data: Data;
}
