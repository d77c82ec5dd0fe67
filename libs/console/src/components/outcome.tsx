import React from 'react';
import { Link } from 'react-router-dom';
import type { OutcomeView } from '../screens/payloads';
import { showPath } from './resources';
import { useTexts } from './texts';

/** What a command did, and row by row why it did not. */
export function Outcome({ outcome, resourceId }: { readonly outcome: OutcomeView; readonly resourceId: string }) {
  const texts = useTexts();
  return (
    <section className="card" aria-label={texts.ui('result')}>
      {outcome.message && <p className="good">{outcome.message}</p>}
      {outcome.refused.length > 0 && (
        <>
          <h2>{texts.ui('refusedHeading', { count: outcome.refused.length })}</h2>
          <ul className="refusals">
            {outcome.refused.map((one) => (
              <li key={one.id}>
                {one.title ? (
                  <Link to={showPath(resourceId, one.id)}>{one.title}</Link>
                ) : (
                  <span>{texts.ui('notVisible')}</span>
                )}
                <span className="reason">{one.reason}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
