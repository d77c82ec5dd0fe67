import type { ResourceJSON } from 'adminjs';
import React, { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { CONSOLE_PATH } from '../screens/href-of';
import type { OutcomeView } from '../screens/payloads';
import { Cell } from './cell';
import { CommandButton } from './command-button';
import { Outcome } from './outcome';
import { commandsAmong, listPath, type Row, titleOf } from './resources';
import { focusHeading, Screen } from './screen';
import { useTexts } from './texts';

/** One row with all its fields, and what may be done with it. */
export function ShowScreen({
  resource,
  row,
  reload,
}: {
  readonly resource: ResourceJSON;
  readonly row: Row;
  reload(): void;
}) {
  const texts = useTexts();
  const navigate = useNavigate();
  const [outcome, setOutcome] = useState<OutcomeView>();
  const finish = (done: OutcomeView) => {
    setOutcome(done.refused.length > 0 ? done : undefined);
    if (done.goTo) navigate(`${CONSOLE_PATH}${done.goTo.replace(CONSOLE_PATH, '')}`);
    else {
      focusHeading();
      reload();
    }
  };
  const commands = commandsAmong(row.recordActions).map((action, index) => (
    <CommandButton
      key={action.name}
      resourceId={resource.id}
      action={action}
      ids={[row.id]}
      primary={index === 0}
      onDone={finish}
    />
  ));
  return (
    <Screen
      title={titleOf(resource, row, texts)}
      crumbs={[{ text: texts.catalogue(resource.id), to: listPath(resource.id) }]}
      actions={commands}
    >
      {outcome && <Outcome outcome={outcome} resourceId={resource.id} />}
      <dl className="card facts">
        {resource.showProperties.map((property) => (
          <div key={property.name}>
            <dt>{texts.field(resource.id, property.name)}</dt>
            <dd>
              <Cell resourceId={resource.id} property={property} row={row} />
            </dd>
          </div>
        ))}
      </dl>
    </Screen>
  );
}
