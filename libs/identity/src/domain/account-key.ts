/** Identifiers of a person as one provider asserts them. Never mail, never NameID (identity.md 0.5). */
export interface PresentedIdentifiers {
  readonly subjectId?: string;
  readonly pairwiseId?: string;
  readonly eppn?: string;
  /** funetEduPersonEPPNTimeStamp: tells two holders of one eppn apart. */
  readonly eppnTimestamp?: string;
}

export type KeyType = 'subject-id' | 'pairwise-id' | 'eppn';

/** A sign-in we already know at the same provider. */
export interface KnownKey {
  readonly id: string;
  readonly personId: string;
  readonly keyType: KeyType;
  readonly key: string;
  /** The eppn's time stamp, once seen. */
  readonly qualifier: string | null;
}

export type Resolution =
  /** The person stands fast; `add` are identifiers to remember, `requalify` an eppn whose time stamp is seen for the first time. */
  | { readonly kind: 'known'; readonly personId: string; readonly via: KnownKey; readonly add: readonly KeyType[]; readonly requalify: readonly string[] }
  /** Nobody we know; `retire` are keys that now belong to somebody else than before. */
  | { readonly kind: 'new'; readonly retire: readonly string[] };

/** The stated order: the strongest identifier that is there decides. */
const ORDER: readonly KeyType[] = ['subject-id', 'pairwise-id', 'eppn'];

export function keysOf(presented: PresentedIdentifiers): ReadonlyMap<KeyType, string> {
  const keys = new Map<KeyType, string>();
  if (presented.subjectId) keys.set('subject-id', presented.subjectId.toLowerCase());
  if (presented.pairwiseId) keys.set('pairwise-id', presented.pairwiseId.toLowerCase());
  if (presented.eppn) keys.set('eppn', presented.eppn.toLowerCase());
  return keys;
}

/** An eppn row that the presented person cannot be: another time stamp, or its person has another identifier of a stronger kind. */
function isReassigned(known: KnownKey, presented: PresentedIdentifiers, keys: ReadonlyMap<KeyType, string>, all: readonly KnownKey[]): boolean {
  if (known.qualifier && presented.eppnTimestamp && known.qualifier !== presented.eppnTimestamp) return true;
  return all.some((other) => {
    const own = keys.get(other.keyType);
    return other.personId === known.personId && other.keyType !== 'eppn' && own !== undefined && own !== other.key;
  });
}

/**
 * Whose account a sign-in opens. `known` must hold every active key of the provider that equals a presented one, and all keys
 * (of this provider) of the persons behind them.
 */
export function resolveAccount(presented: PresentedIdentifiers, known: readonly KnownKey[]): Resolution {
  const keys = keysOf(presented);
  const retire: string[] = [];
  for (const type of ORDER) {
    const match = known.find((row) => row.keyType === type && row.key === keys.get(type));
    if (!match) continue;
    if (type === 'eppn' && isReassigned(match, presented, keys, known)) {
      retire.push(match.id);
      continue;
    }
    const own = known.filter((row) => row.personId === match.personId);
    const add = [...keys.keys()].filter((key) => !known.some((row) => row.keyType === key && row.key === keys.get(key)));
    const requalify = own.filter((row) => row.keyType === 'eppn' && row.qualifier === null && presented.eppnTimestamp).map((row) => row.id);
    return { kind: 'known', personId: match.personId, via: match, add, requalify };
  }
  return { kind: 'new', retire };
}
