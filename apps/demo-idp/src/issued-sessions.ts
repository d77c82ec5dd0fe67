/** One sign-in that a provider has vouched for and not heard the end of. */
export interface IssuedSession {
  readonly nameId: string;
  readonly sessionIndex: string;
  readonly displayName: string;
}

const MOST = 200;

/** What a provider remembers of whom it let in, as long as this program runs. */
export class IssuedSessions {
  private readonly byProvider = new Map<string, IssuedSession[]>();

  of(provider: string): readonly IssuedSession[] {
    return this.byProvider.get(provider) ?? [];
  }

  add(provider: string, session: IssuedSession): void {
    this.byProvider.set(provider, [session, ...this.of(provider)].slice(0, MOST));
  }

  end(provider: string, nameId: string): void {
    this.byProvider.set(
      provider,
      this.of(provider).filter((session) => session.nameId !== nameId),
    );
  }
}
