import { type ActionJSON, useNotice } from 'adminjs';
import { useCallback, useState } from 'react';
import type { OutcomeView } from '../screens/payloads';
import { ask, type Problem, Refused, useProblemNotice } from './api';
import { commandPath } from './resources';
import { useTexts } from './texts';

/** Sends a command and tells what it did. A fault in an input stays with the form; any other refusal becomes a notice. */
export function useCommand(resourceId: string, action: ActionJSON) {
  const texts = useTexts();
  const addNotice = useNotice();
  const problemNotice = useProblemNotice();
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<Problem['faults']>(undefined);
  const send = useCallback(
    async (ids: readonly string[], input: Readonly<Record<string, string>>): Promise<OutcomeView | undefined> => {
      setBusy(true);
      setFaults(undefined);
      try {
        const { outcome } = await ask<{ readonly outcome: OutcomeView }>(commandPath(resourceId, action, ids), {
          input,
        });
        if (outcome.message) addNotice({ message: outcome.message, type: 'success' });
        if (outcome.refused.length > 0)
          addNotice({ message: texts.ui('someRefused', { count: outcome.refused.length }), type: 'error' });
        return outcome;
      } catch (thrown) {
        if (thrown instanceof Refused && thrown.problem.faults) setFaults(thrown.problem.faults);
        problemNotice(thrown);
        return undefined;
      } finally {
        setBusy(false);
      }
    },
    [resourceId, action, texts, addNotice, problemNotice],
  );
  return { send, busy, faults };
}
