import type { ActionJSON } from 'adminjs';
import React from 'react';
import { Link } from 'react-router-dom';
import { CONSOLE_PATH } from '../screens/href-of';
import type { OutcomeView } from '../screens/payloads';
import { commandOf, commandPath } from './resources';
import { useTexts } from './texts';
import { useCommand } from './use-command';

interface CommandButtonProps {
  readonly resourceId: string;
  readonly action: ActionJSON;
  readonly ids: readonly string[];
  readonly primary?: boolean;
  onDone(outcome: OutcomeView): void;
}

/** A command that asks something first leads to its form; one that asks nothing is done at once. */
export function CommandButton({ resourceId, action, ids, primary, onDone }: CommandButtonProps) {
  const texts = useTexts();
  const { send, busy } = useCommand(resourceId, action);
  const command = commandOf(action);
  if (!command) return null;
  const label = texts.command(resourceId, command.command, 'label');
  const look = primary ? 'button primary' : 'button';
  if (command.confirms || command.inputs.length > 0) {
    return (
      <Link className={look} to={`${CONSOLE_PATH}${commandPath(resourceId, action, ids)}`}>
        {label}
      </Link>
    );
  }
  const run = async () => {
    if (busy) return;
    const outcome = await send(ids, {});
    if (outcome) onDone(outcome);
  };
  return (
    <button type="button" className={look} aria-disabled={busy} onClick={run}>
      {label}
    </button>
  );
}
