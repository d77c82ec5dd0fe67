import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.js';

interface EmptyProps {
  icon: IconName;
  title: string;
  children?: ReactNode;
}

/** Nothing here yet: says why, and what could be done. */
export function Empty({ icon, title, children }: EmptyProps) {
  return (
    <div className="empty">
      <Icon name={icon} />
      <p className="empty-title">{title}</p>
      {children}
    </div>
  );
}
