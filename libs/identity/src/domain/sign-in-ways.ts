/** One key that opens an account now. */
export interface LiveSignIn {
  readonly id: string;
  readonly kind: 'saml' | 'email';
  /** entityID of the university, `email` for an address. */
  readonly provider: string;
  readonly key: string;
  readonly lastUsedAt: Date | null;
}

/** What a person knows as one way to sign in: a university with all identifiers it ever told, or one address. */
export interface SignInWay {
  /** The oldest of its keys names the way. */
  readonly id: string;
  readonly kind: 'university' | 'address';
  readonly provider: string;
  /** Null for a university. */
  readonly address: string | null;
  readonly lastUsedAt: Date | null;
  readonly signInIds: readonly string[];
}

/** The ways that keys make, in the order of their oldest keys. */
export function waysOf(signIns: readonly LiveSignIn[]): SignInWay[] {
  const ways = new Map<string, SignInWay>();
  for (const signIn of [...signIns].sort((one, other) => (one.id < other.id ? -1 : 1))) {
    const isAddress = signIn.kind === 'email';
    const name = isAddress ? `address ${signIn.key}` : `university ${signIn.provider}`;
    const way = ways.get(name);
    ways.set(name, {
      id: way?.id ?? signIn.id,
      kind: isAddress ? 'address' : 'university',
      provider: signIn.provider,
      address: isAddress ? signIn.key : null,
      lastUsedAt: later(way?.lastUsedAt ?? null, signIn.lastUsedAt),
      signInIds: [...(way?.signInIds ?? []), signIn.id],
    });
  }
  return [...ways.values()];
}

function later(one: Date | null, other: Date | null): Date | null {
  if (!one || !other) return one ?? other;
  return one > other ? one : other;
}
