import type { ActionJSON, ResourceJSON } from 'adminjs';
import React, { type FormEvent, useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { CONSOLE_PATH } from '../screens/href-of';
import type { OutcomeView } from '../screens/payloads';
import { Foresight } from './foresight';
import { InputFields } from './input-fields';
import { Outcome } from './outcome';
import { commandOf, listPath, type Row, showPath, titleOf } from './resources';
import { NothingHere, Screen } from './screen';
import { useTexts } from './texts';
import { useCommand } from './use-command';

interface CommandScreenProps {
  readonly action: ActionJSON;
  readonly resource: ResourceJSON;
  /** The one row of a record action. */
  readonly row?: Row;
  /** The chosen rows of a bulk action. */
  readonly ids?: readonly string[];
}

/** The form of a command: what it is about, what must be entered, the question whether to do it, and afterwards what it did. */
export default function CommandScreen({ action, resource, row, ids = row ? [row.id] : [] }: CommandScreenProps) {
  const texts = useTexts();
  const navigate = useNavigate();
  const { send, busy, faults } = useCommand(resource.id, action);
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [outcome, setOutcome] = useState<OutcomeView>();
  const command = commandOf(action);
  if (!command) return <NothingHere />;
  const list = listPath(resource.id);
  const back = row ? showPath(resource.id, row.id) : list;
  const label = texts.command(resource.id, command.command, 'label');
  const crumbs = [
    { text: texts.catalogue(resource.id), to: list },
    ...(row ? [{ text: titleOf(resource, row, texts), to: back }] : []),
  ];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const done = await send(ids, values);
    if (!done) return;
    if (done.refused.length > 0) setOutcome(done);
    else navigate(done.goTo ? `${CONSOLE_PATH}${done.goTo.replace(CONSOLE_PATH, '')}` : back);
  };
  if (outcome) {
    return (
      <Screen title={label} crumbs={crumbs}>
        <Outcome outcome={outcome} resourceId={resource.id} />
        <p>
          <Link to={list}>{texts.ui('backToList')}</Link>
        </p>
      </Screen>
    );
  }
  return (
    <Screen title={label} crumbs={crumbs}>
      <form className="card form" onSubmit={submit}>
        {action.actionType === 'bulk' && <p>{texts.ui('concernsRows', { count: ids.length })}</p>}
        {row && <p>{texts.ui('concernsRow', { title: titleOf(resource, row, texts) })}</p>}
        <InputFields
          inputs={command.inputs}
          values={values}
          faults={faults}
          labelOf={(name) => texts.input(resource.id, command.command, name)}
          valueLabelOf={(name, code) => texts.inputValue(resource.id, command.command, name, code)}
          onChange={(name, value) => setValues((before) => ({ ...before, [name]: value }))}
        />
        {command.foresees && Object.keys(values).length > 0 && (
          <Foresight action={action} resourceId={resource.id} values={values} />
        )}
        {command.confirms && (
          <p className="confirm">
            {texts.command(resource.id, command.command, 'confirm', { count: Math.max(ids.length, 1) })}
          </p>
        )}
        <div className="actions">
          <button type="submit" className="button primary" aria-disabled={busy}>
            {busy ? texts.ui('working') : label}
          </button>
          <Link to={back} className="button">
            {texts.ui('cancel')}
          </Link>
        </div>
      </form>
    </Screen>
  );
}
