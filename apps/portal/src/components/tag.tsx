import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.js';
import type { Tone } from './notice.js';

interface TagProps {
  tone?: Tone | 'plain';
  icon?: IconName;
  children: ReactNode;
}

/** A state in words; the colour only repeats it. */
export function Tag({ tone = 'plain', icon, children }: TagProps) {
  return (
    <span className={`tag tag-${tone}`}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}
