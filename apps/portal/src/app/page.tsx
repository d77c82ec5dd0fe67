import { type ReactNode, useEffect } from 'react';
import type { LocalisedText } from '../api/types.js';
import { Localised, useLocalised } from '../components/localised.js';

interface PageProps {
  /** The h1; also the title of the window. What people wrote is marked with its language when it is not the reader's. */
  title: string | LocalisedText;
  /** The title of the window where the h1 alone would not say which page this is. */
  windowTitle?: string;
  /** A line above the h1 that says where this belongs. */
  above?: ReactNode;
  lead?: ReactNode;
  /** `text` keeps lines readable, `wide` is for cards side by side. */
  width?: 'text' | 'wide';
  children: ReactNode;
}

/** One page: its h1, its window title, its width. The h1 takes the focus after a change of page (see RouteFocus). */
export function Page({ title, windowTitle, above, lead, width = 'text', children }: PageProps) {
  const nameOf = useLocalised();
  const isOurs = typeof title === 'string';
  useWindowTitle(windowTitle ?? (isOurs ? title : nameOf(title)));
  return (
    <div className={`page page-${width}`}>
      <header className="page-head">
        {above && <p className="page-above">{above}</p>}
        <h1 tabIndex={-1}>{isOurs ? title : <Localised text={title} />}</h1>
        {lead && <p className="lead">{lead}</p>}
      </header>
      {children}
    </div>
  );
}

export function useWindowTitle(title: string): void {
  useEffect(() => {
    // Soft hyphens are for narrow windows, not for the window's title.
    document.title = `${title.replaceAll('\u00ad', '')} - Luotsi`;
  }, [title]);
}

/** Brings the reader back to the top after something on the page has changed under them. */
export function focusHeading(): void {
  window.scrollTo(0, 0);
  document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
}
