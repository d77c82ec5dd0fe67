import type { ReduxState } from 'adminjs';
import React, { type ComponentType } from 'react';
import { useSelector } from 'react-redux';
import { useParams } from 'react-router-dom';
import type { PageView } from '../screens/payloads';
import ImportPage from './import-page';
import MatchRunPage from './match-run-page';
import { NothingHere } from './screen';

const SCREENS: Readonly<Record<string, ComponentType<{ readonly page: PageView }>>> = { MatchRunPage, ImportPage };

/** A special page of a lib, on the screen that it named. */
export default function PageRoute() {
  const { pageName = '' } = useParams();
  const pages = useSelector((state: ReduxState) => state.pages) as unknown as readonly PageView[];
  const page = pages.find((candidate) => candidate.name === pageName);
  const Shown = page && SCREENS[page.component];
  return Shown ? <Shown key={pageName} page={page} /> : <NothingHere />;
}
