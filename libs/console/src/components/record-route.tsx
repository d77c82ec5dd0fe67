import type { ResourceJSON } from 'adminjs';
import React from 'react';
import { useParams } from 'react-router-dom';
import { useData } from './api';
import CommandScreen from './command-screen';
import { type Row, useResourceOf } from './resources';
import { NothingHere, WaitingScreen } from './screen';
import { ShowScreen } from './show-screen';
import { useTexts } from './texts';

/** Read anew for every screen: a command has just changed the row, or somebody else has. */
function RecordScreen({
  resource,
  recordId,
  actionName,
}: {
  readonly resource: ResourceJSON;
  readonly recordId: string;
  readonly actionName: string;
}) {
  const texts = useTexts();
  const path = `/resources/${resource.id}/records/${encodeURIComponent(recordId)}/show`;
  const { data, problem, reload } = useData<{ readonly record: Row }>(path);
  if (problem && !data) return <NothingHere detail={problem.detail} />;
  if (!data) return <WaitingScreen />;
  if (actionName === 'show') return <ShowScreen resource={resource} row={data.record} reload={reload} />;
  const action = data.record.recordActions.find((candidate) => candidate.name === actionName);
  if (!action) return <NothingHere detail={texts.ui('notOfferedNow')} />;
  return <CommandScreen action={action} resource={resource} row={data.record} />;
}

/** A row's own page or the form of a command on it. AdminJS would load the row by running the command; this one reads it. */
export default function RecordRoute() {
  const { resourceId = '', recordId = '', actionName = '' } = useParams();
  const resource = useResourceOf(resourceId);
  if (!resource) return <NothingHere />;
  return (
    <RecordScreen key={`${recordId} ${actionName}`} resource={resource} recordId={recordId} actionName={actionName} />
  );
}
