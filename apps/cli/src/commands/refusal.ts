/** A refusal that is the caller's to mend: told in one line, exit code 2. */
export class Refusal extends Error {}
