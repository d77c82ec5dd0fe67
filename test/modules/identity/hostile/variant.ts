import { type Credentials, makeCredentials } from '#platform/kernel';
import type { AssertionChanges, ResponseOptions } from '../../../../apps/demo-idp/src/saml/response.js';
import { type Asked, answer, ask, post, type SamlHouse } from '../saml-support.js';
import type { CheckName } from './checks.js';

/** What is posted: a text is taken for XML, fields are posted as they are. */
export type Message = (to: Asked) => string | URLSearchParams | Promise<string | URLSearchParams>;

/** All that leads up to the one request that is judged has been done. */
export interface Attempt {
  readonly to: Asked;
  send(): Promise<Response>;
  /** What an answer that is no refusal tells. Default: `accepted`. */
  see?(response: Response): string | Promise<string>;
  /** Whether a refusal has left alone what it was after. */
  intact?(): Promise<boolean>;
}

/** One message, or one course of messages, and how it must end. */
export interface Variant {
  readonly name: string;
  readonly attempt: (house: SamlHouse) => Promise<Attempt>;
  /** `accepted` or another word for a message that is taken, or the reason of its refusal as the log has it. */
  readonly verdict: string;
  readonly isRefused: boolean;
  /** The checks that make it so. Each of several refuses alone (defence in depth). */
  readonly checks: readonly CheckName[];
  /** How it ends without those checks. */
  readonly without: string;
}

export const LIBRARY = 'signature or library check';

/** Sent as an answer to an honest request. */
export function answering(message: Message): Variant['attempt'] {
  return async (house) => {
    const to = await ask(house);
    const made = await message(to);
    return { to, send: () => post(to, made) };
  };
}

/** An honest answer with changes; those of `assertion` go into its one assertion. */
export function told(changes: Partial<ResponseOptions> = {}, assertion: AssertionChanges = {}): Message {
  return (to) => answer(to, changes, assertion);
}

/** The same of which only the assertion is signed, so that the envelope is free. */
export function asserted(assertion: AssertionChanges): Message {
  return told({ signature: null }, assertion);
}

export function taken(name: string, message: Message): Variant {
  return {
    name,
    attempt: answering(message),
    verdict: 'accepted',
    isRefused: false,
    checks: [],
    without: 'accepted',
  };
}

export function refusedCourse(
  name: string,
  verdict: string,
  checks: readonly CheckName[],
  attempt: Variant['attempt'],
  without = 'accepted',
): Variant {
  return { name, attempt, verdict, isRefused: true, checks, without };
}

export function refused(
  name: string,
  verdict: string,
  checks: readonly CheckName[],
  message: Message,
  without?: string,
): Variant {
  return refusedCourse(name, verdict, checks, answering(message), without);
}

/** Taken, but not as its author meant it. */
export function tamed(
  name: string,
  verdict: string,
  checks: readonly CheckName[],
  attempt: Variant['attempt'],
  without: string,
): Variant {
  return { name, attempt, verdict, isRefused: false, checks, without };
}

let made: Promise<Credentials> | undefined;

/** Keys of somebody whom nobody trusts. */
export function stranger(): Promise<Credentials> {
  made ??= makeCredentials('idp.metropolia.example', new Date());
  return made;
}
