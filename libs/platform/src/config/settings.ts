import type { Env } from '#config/env';

/** The settings of this process, parsed once at start. Inject it; nobody reads `process.env`. */
export abstract class Settings {
  abstract readonly env: Env;

  get isLocal(): boolean {
    return this.env.LUOTSI_ENV === 'local';
  }

  /** An absolute address on our own site. */
  url(path: string): string {
    return `${this.env.PUBLIC_URL}${path}`;
  }
}

export class ParsedSettings extends Settings {
  constructor(readonly env: Env) {
    super();
  }
}
