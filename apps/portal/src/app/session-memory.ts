/** What this browser may remember, in one place. Storage can be switched off: then nothing is remembered and nothing breaks. */
const LAST_PROVIDER = 'luotsi.last-provider';
const LAST_WAY = 'luotsi.last-way';
const DRAFTS = 'luotsi.draft.';

let signedInBefore = false;

/** Whether somebody was signed in since this page was loaded: tells an ended session from a first visit. */
export function hasBeenSignedIn(): boolean {
  return signedInBefore;
}

export function rememberSignedIn(isSignedIn: boolean): void {
  signedInBefore = isSignedIn;
}

function read(storage: () => Storage, key: string): string | null {
  try {
    return storage().getItem(key);
  } catch {
    return null;
  }
}

function write(storage: () => Storage, key: string, value: string | null): void {
  try {
    if (value === null) storage().removeItem(key);
    else storage().setItem(key, value);
  } catch {
    // Nothing is remembered then.
  }
}

const long = () => window.localStorage;
const short = () => window.sessionStorage;

export function lastProvider(): string | null {
  return read(long, LAST_PROVIDER);
}

export function rememberProvider(entityId: string): void {
  write(long, LAST_PROVIDER, entityId);
  write(long, LAST_WAY, 'university');
}

/** At the reader's wish, or when the provider is not offered any more. */
export function forgetProvider(): void {
  write(long, LAST_PROVIDER, null);
  write(long, LAST_WAY, null);
}

/** How this browser signed in last; tells students from mentors on the first visit. */
export function lastWay(): string | null {
  return read(long, LAST_WAY);
}

export function rememberMailCode(): void {
  write(long, LAST_WAY, 'code');
}

/** Drafts live as long as the tab, so that an ended session loses nothing. */
export function readDraft(name: string): unknown {
  const text = read(short, DRAFTS + name);
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function writeDraft(name: string, draft: unknown): void {
  write(short, DRAFTS + name, draft === undefined ? null : JSON.stringify(draft));
}

/** At sign-out: the next person at this computer finds nothing. */
export function forgetDrafts(): void {
  try {
    for (const key of Object.keys(window.sessionStorage)) {
      if (key.startsWith(DRAFTS)) window.sessionStorage.removeItem(key);
    }
  } catch {
    // There is nothing to forget.
  }
}
