import { useState } from 'react';
import { useMe } from '../../api/me.js';
import type { Role } from '../../api/types.js';
import { readDraft, writeDraft } from '../../app/session-memory.js';

interface Draft<Answers> {
  answers: Answers;
  /** Whether it came from an earlier visit of this tab. */
  isRestored: boolean;
  /** Keeps what is being written; `undefined` forgets it. */
  keep: (answers: Answers | undefined) => void;
}

/** Unsaved answers outlive a reload and an ended session, for the same person in the same tab only. */
export function useDraft<Answers extends object>(role: Role, saved: Answers): Draft<Answers> {
  const owner = useMe()?.person.id;
  const [found] = useState(() => {
    const draft = readDraft(role);
    if (typeof draft !== 'object' || draft === null || !('owner' in draft) || !('answers' in draft)) return undefined;
    // Written by `keep` below. Fields that a newer version of the page added come from what is saved.
    return draft.owner === owner ? { ...saved, ...(draft.answers as Partial<Answers>) } : undefined;
  });
  return {
    answers: found ?? saved,
    isRestored: found !== undefined,
    keep: (answers) => writeDraft(role, answers && { owner, answers }),
  };
}
