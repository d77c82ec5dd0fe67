import type { ActionJSON } from 'adminjs';
import React, { useEffect, useState } from 'react';
import { ask, Refused } from './api';
import { commandPath } from './resources';

interface ForesightProps {
  readonly action: ActionJSON;
  readonly resourceId: string;
  readonly values: Readonly<Record<string, string>>;
}

/** So long nobody types before the server is asked. */
const PAUSE = 500;

/** What the command would mean with what is entered so far, or why it would be refused; it is told anew after each change. */
export function Foresight({ action, resourceId, values }: ForesightProps) {
  const [text, setText] = useState('');
  useEffect(() => {
    let isLatest = true;
    const look = async () => {
      const said = await foreseen(commandPath(resourceId, action, []), values);
      if (isLatest) setText(said);
    };
    const timer = window.setTimeout(() => void look(), PAUSE);
    return () => {
      isLatest = false;
      window.clearTimeout(timer);
    };
  }, [action, resourceId, values]);
  return (
    <p role="status" className={text ? 'foreseen' : undefined}>
      {text}
    </p>
  );
}

async function foreseen(path: string, input: Readonly<Record<string, string>>): Promise<string> {
  try {
    return (await ask<{ readonly foreseen: string }>(path, { input, foresee: true })).foreseen;
  } catch (thrown) {
    if (!(thrown instanceof Refused)) return '';
    const { title, detail, faults } = thrown.problem;
    // The fields say themselves what is wrong with them once the form is sent.
    return faults?.length ? '' : `${title}. ${detail}`;
  }
}
