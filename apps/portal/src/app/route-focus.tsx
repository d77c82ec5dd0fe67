import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { focusField } from '../components/form/field-id.js';
import { focusHeading } from './page.js';

/**
 * A page whose script or data come a moment later brings its h1 later, or another one: whenever that leaves the focus nowhere, the h1 gets it,
 * until the reader does something. Answers how to stop.
 */
function catchLostFocus(onCaught: () => void): () => void {
  const observer = new MutationObserver(() => {
    const isLost = !document.activeElement || document.activeElement === document.body;
    if (!isLost || !document.querySelector('main h1')) return;
    focusHeading();
    onCaught();
  });
  const stop = () => observer.disconnect();
  const main = document.querySelector('main');
  if (main) observer.observe(main, { childList: true, subtree: true });
  for (const act of ['keydown', 'pointerdown']) window.addEventListener(act, stop, { once: true, capture: true });
  return stop;
}

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
    return catchLostFocus(() => setSpoken(document.title));
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
