import React from 'react';
import { useParams } from 'react-router-dom';
import CommandScreen from './command-screen';
import { ListScreen } from './list-screen';
import { useResourceOf } from './resources';
import { NothingHere } from './screen';

/** A command on a catalogue as a whole, or its list by AdminJS' longer address. */
export default function ResourceActionRoute() {
  const { resourceId = '', actionName = '' } = useParams();
  const resource = useResourceOf(resourceId);
  const action = resource?.resourceActions.find((candidate) => candidate.name === actionName);
  if (!resource || !action) return <NothingHere />;
  if (actionName === 'list') return <ListScreen key={resourceId} resource={resource} />;
  return <CommandScreen key={actionName} action={action} resource={resource} />;
}
