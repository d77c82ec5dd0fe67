import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.js';

export type Tone = 'info' | 'good' | 'warning' | 'bad';

const ICONS: Record<Tone, IconName> = { info: 'info', good: 'check', warning: 'warning', bad: 'warning' };

interface NoticeProps {
  tone?: Tone;
  title?: string;
  /** `status` and `alert` are read out when they appear. */
  role?: 'status' | 'alert';
  children?: ReactNode;
}

export function Notice({ tone = 'info', title, role, children }: NoticeProps) {
  return (
    <div className={`notice notice-${tone}`} role={role}>
      <Icon name={ICONS[tone]} />
      <div className="notice-body">
        {title && <p className="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
