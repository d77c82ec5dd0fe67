import type { ReactNode } from 'react';
import { Icon, type IconName } from '../../components/icon.js';

interface SectionProps {
  id: string;
  icon: IconName;
  title: string;
  intro?: ReactNode;
  children: ReactNode;
}

/** One part of a profile on a card of its own. */
export function Section({ id, icon, title, intro, children }: SectionProps) {
  return (
    <section className="card card-roomy" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1} className="card-title with-icon">
        <Icon name={icon} />
        {title}
      </h2>
      {intro && <p className="hint">{intro}</p>}
      {children}
    </section>
  );
}
