import { useTranslation } from 'react-i18next';
import type { DeskPair } from '../../../api/types.js';
import { DeskIcon } from '../desk-icon.js';
import type { Step } from './steps.js';

interface PairActionsProps {
  pair: DeskPair;
  onStep: (step: Step) => void;
}

export function PairActions({ pair: { locked }, onStep }: PairActionsProps) {
  const { t } = useTranslation();
  const lock = locked ? 'unlock' : 'lock';
  return (
    <p className="actions">
      <button type="button" className="button button-small" onClick={() => onStep({ kind: 'act', act: lock })}>
        <DeskIcon name={lock} />
        {t(`desk.act.${lock}.button`)}
      </button>
      <button type="button" className="button button-small button-second" onClick={() => onStep({ kind: 'move' })}>
        {t('desk.act.move.button')}
      </button>
      <button
        type="button"
        className="button button-small button-second"
        onClick={() => onStep({ kind: 'act', act: 'reject' })}
      >
        {t('desk.act.reject.button')}
      </button>
    </p>
  );
}
