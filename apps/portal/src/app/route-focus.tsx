import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { focusField } from '../components/form/field-id.js';
import { focusHeading } from './page.js';

/**
 * After a change of page: to the top, focus to the h1, and the title is spoken. An address with `#part` leads to that part instead.
 * A change of language stays where it is.
 */
export function RouteFocus() {
  const { pathname, hash, key } = useLocation();
  const page = pathname.replace(/^\/[a-z]{2}(?=\/|$)/, '');
  const before = useRef(page);
  const [spoken, setSpoken] = useState('');

  useEffect(() => {
    if (before.current === page) return;
    before.current = page;
    setSpoken(document.title);
    if (window.location.hash) return;
    focusHeading();
  }, [page]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key changes when the same link is followed again.
  useEffect(() => {
    if (hash) focusField(`/${hash.slice(1)}`);
  }, [hash, key]);

  return (
    <p className="visually-hidden" aria-live="polite" aria-atomic="true">
      {spoken}
    </p>
  );
}
