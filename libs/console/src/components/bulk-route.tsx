import React from 'react';
import { useParams, useSearchParams } from 'react-router-dom';
import CommandScreen from './command-screen';
import { useResourceOf } from './resources';
import { NothingHere } from './screen';
import { useTexts } from './texts';

/** The form of a command on many rows. */
export default function BulkRoute() {
  const texts = useTexts();
  const { resourceId = '', actionName = '' } = useParams();
  const [query] = useSearchParams();
  const resource = useResourceOf(resourceId);
  const action = resource?.actions.find(
    (candidate) => candidate.name === actionName && candidate.actionType === 'bulk',
  );
  const ids = (query.get('recordIds') ?? '').split(',').filter(Boolean);
  if (!resource || !action || ids.length === 0) return <NothingHere detail={texts.ui('nothingChosen')} />;
  return <CommandScreen key={actionName} action={action} resource={resource} ids={ids} />;
}
