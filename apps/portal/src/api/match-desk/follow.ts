import { useEffect, useState } from 'react';
import type { DeskRun } from '../types.js';
import { useRefreshDesk } from './runs.js';

export type Progress = Pick<DeskRun, 'state' | 'stage' | 'progress'>;

export function isWorking({ state }: Pick<DeskRun, 'state'>): boolean {
  return state === 'queued' || state === 'running';
}

function progressOf(data: unknown): Progress | undefined {
  try {
    // What the API's own stream sends; the contract cannot type events.
    return typeof data === 'string' ? (JSON.parse(data) as Progress) : undefined;
  } catch {
    return undefined;
  }
}

/** How far a run has come, live, as long as it works. At its end the desk is asked anew. */
export function useProgress(run: DeskRun): Progress {
  const [heard, setHeard] = useState<Progress>();
  const refresh = useRefreshDesk();
  const { id } = run;
  const works = isWorking(run);

  // biome-ignore lint/correctness/useExhaustiveDependencies: refresh is another function at each drawing, and the stream is to stay.
  useEffect(() => {
    if (!works) return;
    const stream = new EventSource(`/api/v1/match-desk/runs/${id}/progress`);
    stream.onmessage = ({ data }) => {
      const step = progressOf(data);
      if (!step) return;
      setHeard(step);
      if (isWorking(step)) return;
      stream.close();
      void refresh();
    };
    // The browser connects again by itself, unless the answer was no stream; then asking tells more.
    stream.onerror = () => {
      if (stream.readyState === EventSource.CLOSED) void refresh();
    };
    return () => stream.close();
  }, [id, works]);

  return works ? (heard ?? run) : run;
}
