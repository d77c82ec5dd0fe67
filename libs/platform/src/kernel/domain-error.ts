/** What kind of fault it is; the HTTP edge maps the kind to a status. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'gone'
  | 'too-large'
  | 'too-many'
  | 'unavailable';

/** One faulty input: `pointer` is a JSON pointer into the body (RFC 6901), `code` a key under `faults.` in the catalogues. */
export interface InputFault {
  readonly pointer: string;
  readonly code: string;
  readonly params?: ErrorParams;
}

export type ErrorParams = Readonly<Record<string, string | number>>;

/** What a lib says when a rule forbids something. Each lib lists its own in `errors.ts`. */
export interface ErrorDefinition {
  /** `<lib>.<what>`, e.g. `matching.proposal-expired`; key of title and detail in the catalogues. */
  readonly code: string;
  readonly kind: ErrorKind;
}

export class DomainError extends Error {
  readonly code: string;
  readonly kind: ErrorKind;

  constructor(
    definition: ErrorDefinition,
    readonly params: ErrorParams = {},
    readonly faults: readonly InputFault[] = [],
  ) {
    super(definition.code);
    this.code = definition.code;
    this.kind = definition.kind;
  }
}

/** Gives the list of a lib's errors its type while keeping the names of its keys. */
export function defineErrors<Name extends string>(
  errors: Record<Name, ErrorDefinition>,
): Record<Name, ErrorDefinition> {
  return errors;
}
