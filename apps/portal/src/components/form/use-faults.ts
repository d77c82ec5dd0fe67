import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { faultsOf } from '../../api/problem.js';
import type { Fault } from '../../api/types.js';

interface Faults {
  faults: readonly Fault[];
  attempt: number;
  /** True when nothing is wrong; otherwise the summary shows and takes the focus. */
  check: (found: readonly Fault[]) => boolean;
  /** Shows what the API found. */
  take: (error: unknown) => void;
}

/** Faults of a form: our own before sending, the API's after. */
export function useFaults(): Faults {
  const [state, setState] = useState<{ faults: readonly Fault[]; attempt: number }>({ faults: [], attempt: 0 });
  const set = (faults: readonly Fault[]) => setState(({ attempt }) => ({ faults, attempt: attempt + 1 }));
  return {
    ...state,
    check: (found) => {
      set(found);
      return found.length === 0;
    },
    take: (error) => set(faultsOf(error)),
  };
}

/** Makes a fault of our own: a required answer that is missing. */
export function useMissing(): (pointer: string) => Fault {
  const { t } = useTranslation();
  return (pointer) => ({ pointer, code: 'missing', detail: t('form.missing') });
}
