import type { LinkSide } from '../../api/types.js';
import { Icon } from '../../components/icon.js';
import { useWayName } from '../account/use-way-name.js';

/** One of the two accounts: whose it is and what opens it. */
export function LinkSideCard({ title, side }: { title: string; side: LinkSide }) {
  const nameOf = useWayName();
  return (
    <section className="card card-roomy">
      <p className="eyebrow">{title}</p>
      <h2 className="card-title">{side.displayName}</h2>
      <ul className="stack">
        {side.ways.map((way) => (
          <li key={way.id} className="with-icon">
            <Icon name={way.kind === 'university' ? 'university' : 'mail'} />
            <span>{nameOf(way)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
