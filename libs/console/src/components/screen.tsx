import React, { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'react-router-dom';
import { CONSOLE_PATH } from '../screens/href-of';
import { Notices } from './notice-box';
import { useTexts } from './texts';

interface Crumb {
  readonly text: string;
  readonly to: string;
}

interface ScreenProps {
  readonly title: string;
  /** Beside the title, e.g. how many rows there are. */
  readonly tag?: string;
  readonly crumbs?: readonly Crumb[];
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

let opened = false;

/** The frame of every screen: one heading, the way back, what can be done here. After a change of screen the heading gets the focus. */
export function Screen({ title, tag, crumbs = [], actions, children }: ScreenProps) {
  const texts = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} - Luotsi`;
  }, [title]);
  useEffect(() => {
    if (opened) heading.current?.focus();
    opened = true;
  }, []);
  return (
    <main id="main" className="screen">
      {crumbs.length > 0 && (
        <nav aria-label={texts.ui('whereYouAre')} className="crumbs">
          <Link to={CONSOLE_PATH}>{texts.ui('start')}</Link>
          {crumbs.map((crumb) => (
            <Link key={crumb.to} to={crumb.to}>
              {crumb.text}
            </Link>
          ))}
        </nav>
      )}
      <div className="screen-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
          {tag !== undefined && <span className="tag">{tag}</span>}
        </h1>
        {actions && <div className="actions">{actions}</div>}
      </div>
      <Notices />
      {children}
    </main>
  );
}

/** After a command whose button goes away with what it did: the focus must not go with it. */
export function focusHeading(): void {
  document.querySelector<HTMLElement>('#main h1')?.focus();
}

/** What stands where nothing is, or nothing that this reader may see. */
export function NothingHere({ detail }: { readonly detail?: string }) {
  const texts = useTexts();
  return (
    <Screen title={texts.ui('nothingHere')}>
      <p className="card">{detail ?? texts.ui('nothingHereDetail')}</p>
      <p>
        <Link to={CONSOLE_PATH}>{texts.ui('toStart')}</Link>
      </p>
    </Screen>
  );
}

/** Stands for a screen whose title is not known yet. */
export function WaitingScreen() {
  return (
    <main id="main" className="screen">
      <Waiting />
    </main>
  );
}

export function Waiting() {
  const texts = useTexts();
  return (
    <p className="waiting" role="status">
      {texts.ui('loading')}
    </p>
  );
}
