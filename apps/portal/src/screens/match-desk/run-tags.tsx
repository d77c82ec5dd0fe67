import { useTranslation } from 'react-i18next';
import { isWorking } from '../../api/match-desk/follow.js';
import type { DeskRun } from '../../api/types.js';
import type { Tone } from '../../components/notice.js';
import { Tag } from '../../components/tag.js';

/** The state of a run in words. A dry run is never to be reviewed: it is just ready. */
export function RunTags({ run: { state, dry, because } }: { run: Pick<DeskRun, 'state' | 'dry' | 'because'> }) {
  const { t } = useTranslation();
  return (
    <ul className="tags">
      <li>
        <Tag tone={toneOf(state)}>{t(dry && state === 'done' ? 'desk.state.tried' : `desk.state.${state}`)}</Tag>
      </li>
      {dry && state !== 'done' && (
        <li>
          <Tag>{t('desk.dry')}</Tag>
        </li>
      )}
      {because === 'places-came-free' && (
        <li>
          <Tag tone="info">{t('desk.nextBest')}</Tag>
        </li>
      )}
    </ul>
  );
}

function toneOf(state: DeskRun['state']): Tone | 'plain' {
  if (isWorking({ state })) return 'info';
  if (state === 'done') return 'warning';
  if (state === 'published') return 'good';
  return state === 'failed' ? 'bad' : 'plain';
}
