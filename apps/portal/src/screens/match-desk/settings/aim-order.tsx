import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Aim } from '../../../api/types.js';
import { Group } from '../../../components/form/choice-group.js';
import { DeskIcon } from '../desk-icon.js';
import { type AimChoice, moved } from './draft-settings.js';

interface AimOrderProps {
  aims: readonly AimChoice[];
  onChange: (aims: readonly AimChoice[]) => void;
}

interface Move {
  aim: Aim;
  by: -1 | 1;
}

/** Aims, the most important first: each on or off, and one place up or down by a button. */
export function AimOrder({ aims, onChange }: AimOrderProps) {
  const { t } = useTranslation();
  const [last, setLast] = useState<Move>();
  const list = useRef<HTMLOListElement>(null);
  // A row that moves in the document loses the focus.
  useEffect(() => {
    if (last) list.current?.querySelector<HTMLElement>(`[data-move="${last.aim}${last.by}"]`)?.focus();
  }, [last]);
  const move = (step: Move) => {
    onChange(moved(aims, step.aim, step.by));
    setLast({ ...step });
  };
  return (
    <Group pointer="/settings/aims" legend={t('desk.settings.aims')} hint={t('desk.settings.aimsHint')}>
      <ol className="desk-aims" ref={list}>
        {aims.map((choice, place) => (
          <li key={choice.aim}>
            <label className="choice">
              <input
                type="checkbox"
                checked={choice.isOn}
                onChange={({ target }) =>
                  onChange(aims.map((one) => (one === choice ? { ...one, isOn: target.checked } : one)))
                }
              />
              <span>
                {t(`desk.settings.aim.${choice.aim}`)}
                <span className="hint">{t(`desk.settings.aimHint.${choice.aim}`)}</span>
              </span>
            </label>
            <MoveButton aim={choice.aim} by={-1} isLast={place === 0} onMove={move} />
            <MoveButton aim={choice.aim} by={1} isLast={place === aims.length - 1} onMove={move} />
          </li>
        ))}
      </ol>
      <p className="visually-hidden" role="status">
        {last &&
          t('desk.settings.moved', {
            aim: t(`desk.settings.aim.${last.aim}`),
            place: aims.findIndex(({ aim }) => aim === last.aim) + 1,
            count: aims.length,
          })}
      </p>
    </Group>
  );
}

interface MoveButtonProps extends Move {
  isLast: boolean;
  onMove: (step: Move) => void;
}

/** At the end it stays reachable: a disabled button would drop the focus. */
function MoveButton({ aim, by, isLast, onMove }: MoveButtonProps) {
  const { t } = useTranslation();
  const name = t(by < 0 ? 'desk.settings.upOf' : 'desk.settings.downOf', { aim: t(`desk.settings.aim.${aim}`) });
  return (
    <button
      type="button"
      className="icon-button"
      data-move={`${aim}${by}`}
      aria-label={name}
      title={t(by < 0 ? 'desk.settings.up' : 'desk.settings.down')}
      aria-disabled={isLast}
      onClick={() => !isLast && onMove({ aim, by })}
    >
      <DeskIcon name={by < 0 ? 'up' : 'downward'} />
    </button>
  );
}
