import React from 'react';
import { useParams } from 'react-router-dom';
import { ListScreen } from './list-screen';
import { useResourceOf } from './resources';
import { NothingHere } from './screen';

/** A catalogue's list. */
export default function ResourceRoute() {
  const { resourceId = '' } = useParams();
  const resource = useResourceOf(resourceId);
  return resource ? <ListScreen key={resourceId} resource={resource} /> : <NothingHere />;
}
