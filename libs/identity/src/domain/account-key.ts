import { DAY } from '#platform/kernel';

/**
 * 24 months. In Haka nobody is given an eppn that was somebody else's within that time, and a service has to suppose that one which it has not seen
 * for so long belongs to another person now. Source: Haka's wiki, "eppn-muutokset" (wiki.eduuni.fi, pageId=27297866).
 */
export const EPPN_RESTS = 730 * DAY;

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
  /** When it last came, or was entered by staff. */
  readonly lastUsedAt: Date;
}

export type Resolution = {
  /** Keys that belong to somebody else than before, or to nobody: they open this account no more. */
  readonly retire: readonly string[];
} & (
  | { readonly kind: 'new' }
  /** The person stands fast; `add` are identifiers to remember, `requalify` an eppn whose time stamp is news. */
  | {
      readonly kind: 'known';
      readonly personId: string;
      readonly add: readonly KeyType[];
      readonly requalify: readonly string[];
    }
);

/** The stated order: the strongest identifier that is there decides. */
const ORDER: readonly KeyType[] = ['subject-id', 'pairwise-id', 'eppn'];

export function keysOf(presented: PresentedIdentifiers): ReadonlyMap<KeyType, string> {
  const keys = new Map<KeyType, string>();
  if (presented.subjectId) keys.set('subject-id', presented.subjectId.toLowerCase());
  if (presented.pairwiseId) keys.set('pairwise-id', presented.pairwiseId.toLowerCase());
  if (presented.eppn) keys.set('eppn', presented.eppn.toLowerCase());
  return keys;
}

/** Whether this eppn may have been given to another person: its time stamp tells, and where there is none, how long it was not seen. */
function mayHaveChangedHands(row: KnownKey, { eppnTimestamp }: PresentedIdentifiers, now: Date): boolean {
  if (row.keyType !== 'eppn') return false;
  if (row.qualifier && eppnTimestamp) return row.qualifier !== eppnTimestamp;
  return now.getTime() - row.lastUsedAt.getTime() > EPPN_RESTS;
}

/** A row whose person the presented one cannot be: a stronger identifier contradicts. */
function isContradicted(row: KnownKey, keys: ReadonlyMap<KeyType, string>, known: readonly KnownKey[]): boolean {
  return known.some((other) => {
    const own = keys.get(other.keyType);
    const isStronger = ORDER.indexOf(other.keyType) < ORDER.indexOf(row.keyType);
    return other.personId === row.personId && isStronger && own !== undefined && own !== other.key;
  });
}

/**
 * Whose account a sign-in opens. `known` must hold every active key of the provider that equals a presented one, and all keys
 * (of this provider) of the persons behind them. An eppn belongs to one person at a time (eduPerson), so the one who brings it takes it
 * from the one who had it, and lets go of an earlier one.
 */
export function resolveAccount(presented: PresentedIdentifiers, known: readonly KnownKey[], now: Date): Resolution {
  const keys = keysOf(presented);
  const matches = known.filter((row) => keys.get(row.keyType) === row.key);
  const byStrength = ORDER.flatMap((type) => matches.filter((row) => row.keyType === type));
  const owner = byStrength.find(
    (row) => !mayHaveChangedHands(row, presented, now) && !isContradicted(row, keys, known),
  )?.personId;
  const others = matches.filter((row) => row.personId !== owner).map((row) => row.id);
  if (owner === undefined) return { kind: 'new', retire: others };
  const own = known.filter((row) => row.personId === owner);
  const earlier = own
    .filter((row) => row.keyType === 'eppn' && keys.has('eppn') && row.key !== keys.get('eppn'))
    .map((row) => row.id);
  const add = [...keys.keys()].filter((type) => !own.some((row) => row.keyType === type && row.key === keys.get(type)));
  const requalify = own
    .filter(
      (row) =>
        row.keyType === 'eppn' &&
        row.key === keys.get('eppn') &&
        presented.eppnTimestamp &&
        row.qualifier !== presented.eppnTimestamp,
    )
    .map((row) => row.id);
  return { kind: 'known', personId: owner, add, requalify, retire: [...others, ...earlier] };
}
