import type { Language } from '#platform/kernel';
import type { MessageName, ParamsOf } from './message-types.js';

interface NoticeOf<Name extends MessageName> {
  readonly type: Name;
  /** The person to tell; null for a code, whose address identity knows. */
  readonly to: string | null;
  /** What it is about: one person is told once about one subject by one type. */
  readonly about: string;
  readonly params: ParamsOf<Name>;
  /** Only where there is no person who has a language. */
  readonly language?: Language;
}

/** One thing to tell one person. */
export type Notice = { [Name in MessageName]: NoticeOf<Name> }[MessageName];

export function dedupeKey(notice: Notice): string {
  return [notice.type, notice.about, notice.to ?? 'nobody'].join(' ');
}
