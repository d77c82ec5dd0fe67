import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.js';

export interface FactLine {
  icon: IconName;
  /** For those who do not see the icon. */
  label: string;
  value: ReactNode;
}

/** When, where, who: short facts with an icon each. */
export function Facts({ items }: { items: readonly FactLine[] }) {
  return (
    <dl className="facts">
      {items.map(({ icon, label, value }) => (
        <div key={label}>
          <dt>
            <Icon name={icon} />
            <span className="visually-hidden">{label}</span>
          </dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
