import { type ReactNode, useId } from 'react';
import { Icon, type IconName } from '../../components/icon.js';

interface SectionProps {
  icon: IconName;
  title: string;
  intro?: ReactNode;
  children: ReactNode;
}

/** One part of a profile on a card of its own. */
export function Section({ icon, title, intro, children }: SectionProps) {
  const id = useId();
  return (
    <section className="card card-roomy" aria-labelledby={id}>
      <h2 id={id} className="card-title with-icon">
        <Icon name={icon} />
        {title}
      </h2>
      {intro && <p className="hint">{intro}</p>}
      {children}
    </section>
  );
}
