import { useState } from 'react';
import { faultsOf, statusOf } from '../../api/problem.js';
import type { Fault, Role } from '../../api/types.js';
import { useFaults } from '../../components/form/use-faults.js';
import { type SharedAnswers, withoutOpenRows } from './answers.js';
import { useDraft } from './use-draft.js';

interface Saved {
  version: number;
  complete: boolean;
  missing: string[];
}

interface ProfileKind<Profile extends Saved, Answers> {
  role: Role;
  profile: Profile;
  toAnswers: (profile: Profile) => Answers;
  check: (answers: Answers) => readonly Fault[];
  save: (answers: Answers, version: number) => Promise<Profile>;
  /** Asks for what is saved now, after somebody changed it elsewhere. */
  reload: () => Promise<Profile | undefined>;
}

type Phase = 'editing' | 'saving' | 'saved' | 'conflict' | 'failed';

export type SetAnswer<Answers> = <Name extends keyof Answers>(name: Name, value: Answers[Name]) => void;

/** The life of a profile form: draft, check, save with the version that was seen, conflict. */
export function useProfileForm<Profile extends Saved, Answers extends SharedAnswers>(
  kind: ProfileKind<Profile, Answers>,
) {
  const draft = useDraft(kind.role, kind.toAnswers(kind.profile));
  const [answers, setAnswers] = useState(draft.answers);
  const [isRestored, setRestored] = useState(draft.isRestored);
  const [version, setVersion] = useState(kind.profile.version);
  const [phase, setPhase] = useState<Phase>('editing');
  const [error, setError] = useState<unknown>();
  const { faults, attempt, check, take } = useFaults();

  const change = (next: Answers) => {
    setAnswers(next);
    draft.keep(next);
    setPhase('editing');
  };
  const load = (profile: Profile) => {
    draft.keep(undefined);
    setRestored(false);
    setAnswers(kind.toAnswers(profile));
    setVersion(profile.version);
  };

  const fail = (problem: unknown) => {
    setError(problem);
    take(problem);
    if (statusOf(problem) === 409) setPhase('conflict');
    else setPhase(faultsOf(problem).length > 0 ? 'editing' : 'failed');
  };

  const submit = async (seen = version) => {
    if (phase === 'saving') return;
    const tidy = withoutOpenRows(answers);
    setAnswers(tidy);
    if (!check(kind.check(tidy))) return setPhase('editing');
    setPhase('saving');
    try {
      load(await kind.save(tidy, seen));
      setPhase('saved');
    } catch (problem) {
      fail(problem);
    }
  };

  return {
    answers,
    set: ((name, value) => change({ ...answers, [name]: value })) as SetAnswer<Answers>,
    faults,
    attempt,
    phase,
    error,
    isRestored,
    submit: () => void submit(),
    /** Throws away what is not saved. */
    discard: () => {
      load(kind.profile);
      setPhase('editing');
    },
    /** After a conflict: saves over what was changed elsewhere. */
    keepMine: async () => {
      const latest = await kind.reload();
      if (latest) {
        setVersion(latest.version);
        await submit(latest.version);
      }
    },
    /** After a conflict: shows what was changed elsewhere. */
    takeTheirs: async () => {
      const latest = await kind.reload();
      if (!latest) return;
      load(latest);
      setPhase('editing');
    },
  };
}
