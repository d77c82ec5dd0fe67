import { useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import type { Step } from '../pair/steps.js';

interface Opened {
  student: string;
  step: Step;
}

const NAME = 'pair';

/**
 * The pair that is open on the board. The address names its student, so that a link leads to it and Back closes it; on which step one is
 * does not stand there: an act begins anew.
 */
export function useOpened() {
  const [address, setAddress] = useSearchParams();
  const navigate = useNavigate();
  const isOurEntry = useLocation().state === NAME;
  const named = address.get(NAME) ?? undefined;
  const [opened, setOpened] = useState<Opened>();
  const [followed, setFollowed] = useState<string>();
  if (named !== followed) {
    setFollowed(named);
    if (named !== opened?.student) setOpened(named ? { student: named, step: { kind: 'pair' } } : undefined);
  }
  const open = (next: Opened) => {
    setOpened(next);
    const named = new URLSearchParams(address);
    named.set(NAME, next.student);
    setAddress(named, { state: NAME, preventScrollReset: true });
  };
  const close = () => {
    setOpened(undefined);
    if (isOurEntry) {
      void navigate(-1);
      return;
    }
    const without = new URLSearchParams(address);
    without.delete(NAME);
    setAddress(without, { replace: true, preventScrollReset: true });
  };
  return { opened, open, close };
}
