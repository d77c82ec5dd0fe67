import type { ReduxState } from 'adminjs';
import React from 'react';
import { useSelector } from 'react-redux';
import { Link } from 'react-router-dom';
import type { DashboardView, TileView } from '../screens/payloads';
import { useData } from './api';
import { Screen, Waiting } from './screen';
import { useTexts } from './texts';

function Tile({ tile }: { readonly tile: TileView }) {
  const texts = useTexts();
  return (
    <li>
      <Link className="tile" to={tile.href}>
        <span className="tile-count">{tile.count === null ? '–' : texts.number(tile.count)}</span>
        <span className="tile-label">{tile.label}</span>
        {tile.count === null && <span className="faint">{texts.ui('notCounted')}</span>}
      </Link>
    </li>
  );
}

/** The first page: what waits for this staff member. What has nothing waiting stands below, small. */
export default function Dashboard() {
  const texts = useTexts();
  const session = useSelector((state: ReduxState) => state.session);
  const { data } = useData<DashboardView>('/dashboard');
  const waiting = data?.tiles.filter((tile) => tile.count !== 0) ?? [];
  const quiet = data?.tiles.filter((tile) => tile.count === 0) ?? [];
  return (
    <Screen title={texts.ui('greeting', { name: String(session?.displayName ?? '') })}>
      <p className="lead">{texts.today()}</p>
      {!data && <Waiting />}
      {waiting.length > 0 && (
        <section aria-labelledby="needs-you">
          <h2 id="needs-you">{texts.ui('needsYou')}</h2>
          <ul className="tiles">
            {waiting.map((tile) => (
              <Tile key={tile.id} tile={tile} />
            ))}
          </ul>
        </section>
      )}
      {data && waiting.length === 0 && <p className="card calm">{texts.ui('nothingWaits')}</p>}
      {quiet.length > 0 && (
        <section aria-labelledby="in-order">
          <h2 id="in-order">{texts.ui('inOrder')}</h2>
          <ul className="quiet">
            {quiet.map((tile) => (
              <li key={tile.id}>
                <Link to={tile.href}>{tile.label}</Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Screen>
  );
}
