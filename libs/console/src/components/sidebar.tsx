import type { ReduxState } from 'adminjs';
import React from 'react';
import { useSelector } from 'react-redux';
import { NavLink } from 'react-router-dom';
import { CONSOLE_PATH } from '../screens/href-of';
import type { PageView } from '../screens/payloads';
import { listPath, useResources } from './resources';
import { type Texts, useTexts } from './texts';

interface Entry {
  readonly lib: string;
  readonly to: string;
  readonly label: string;
}

/** Daily work first, settings and trails last. */
const ORDER = [
  'programmes',
  'matching',
  'mentorship',
  'events',
  'profiles',
  'reporting',
  'notifications',
  'identity',
  'privacy',
];

function rank(lib: string): number {
  const place = ORDER.indexOf(lib);
  return place < 0 ? ORDER.length : place;
}

function useEntries(texts: Texts): Map<string, Entry[]> {
  const resources = useResources();
  // The server adds to AdminJS' pages what the menu needs.
  const pages = useSelector((state: ReduxState) => state.pages) as unknown as readonly PageView[];
  const lists = resources.map((resource) => ({
    lib: resource.navigation?.name ?? '',
    to: listPath(resource.id),
    label: texts.catalogue(resource.id),
  }));
  const special = pages
    .filter((page) => page.inMenu)
    .map((page) => ({ lib: page.lib, to: `${CONSOLE_PATH}/pages/${page.name}`, label: texts.page(page.name, 'name') }));
  const groups = new Map<string, Entry[]>();
  for (const entry of [...lists, ...special].sort((one, other) => rank(one.lib) - rank(other.lib))) {
    groups.set(entry.lib, [...(groups.get(entry.lib) ?? []), entry]);
  }
  return groups;
}

/** The menu: what this reader may open, by field of work. */
export default function Sidebar({ isVisible }: { readonly isVisible: boolean }) {
  const texts = useTexts();
  const groups = useEntries(texts);
  return (
    <>
      <a className="skip" href="#main">
        {texts.ui('skipToContent')}
      </a>
      <nav id="menu" className={isVisible ? 'menu open' : 'menu'} aria-label={texts.ui('menu')}>
        <NavLink to={CONSOLE_PATH} end className="brand">
          <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
            <path d="M4 20h24l-4 7H8z" fill="currentColor" />
            <path d="M17 4v13h9z M15 8v9H7z" fill="currentColor" opacity="0.65" />
          </svg>
          Luotsi
        </NavLink>
        {[...groups].map(([lib, entries]) => (
          <div key={lib}>
            <h2 id={`group-${lib}`}>{texts.group(lib)}</h2>
            <ul aria-labelledby={`group-${lib}`}>
              {entries.map((entry) => (
                <li key={entry.to}>
                  <NavLink to={entry.to}>{entry.label}</NavLink>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
    </>
  );
}
