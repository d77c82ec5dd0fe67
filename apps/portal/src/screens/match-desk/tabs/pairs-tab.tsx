import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useRunGroups } from '../../../api/match-desk/groups.js';
import type { DeskPair, DeskRun } from '../../../api/types.js';
import { Empty } from '../../../components/empty.js';
import { QueryView } from '../../../components/query-view.js';
import { useFormat } from '../../../i18n/use-format.js';
import { Board, type BoardHandle } from '../board/board.js';
import { BoardFilter } from '../board/board-filter.js';
import type { BoardAct } from '../board/board-keys.js';
import { type BoardView, EVERYTHING, homesOf, isNarrowed, shownPairs, viewOf, withView } from '../board/board-view.js';
import { KeysDialog } from '../board/keys-dialog.js';
import { DeskIcon } from '../desk-icon.js';
import { PairDialog } from '../pair/pair-dialog.js';
import { stepOf, type Told } from '../pair/steps.js';
import { useNumbers } from '../use-numbers.js';
import { useOpened } from './use-opened.js';

interface PairsTabProps {
  run: DeskRun;
  pairs: { data: DeskPair[] | undefined; error: unknown; refetch: () => unknown };
  onDone: (told: Told) => void;
  onUndo: () => void;
}

export function PairsTab({ pairs, ...rest }: PairsTabProps) {
  return (
    <QueryView query={pairs} lines={10}>
      {(items: DeskPair[]) => <BoardPart items={items} {...rest} />}
    </QueryView>
  );
}

/** The board with its filter; the address says what is shown, and whose pair is open. */
function BoardPart({ run, items, onDone, onUndo }: Omit<PairsTabProps, 'pairs'> & { items: DeskPair[] }) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const { compare } = useFormat();
  const [address, setAddress] = useSearchParams();
  const { opened, open, close } = useOpened();
  const [showsKeys, setShowsKeys] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const board = useRef<BoardHandle>(null);
  const found = useRunGroups(run).data?.items ?? [];
  const groups = new Map(found.map((group) => [group.leadEnrolmentId, group]));
  const view = viewOf(address);
  const homes = homesOf(items, compare);
  const shown = shownPairs(items, { ...view, home: homes.find((home) => home === view.home) }, compare);
  const pair = items.find(({ studentEnrolmentId }) => studentEnrolmentId === opened?.student);
  const look = (next: BoardView) => setAddress(withView(address, next), { replace: true });

  const act = (what: BoardAct, on: DeskPair) => {
    if (what === 'undo') onUndo();
    else if (what === 'search') search.current?.focus();
    else if (what === 'help') setShowsKeys(true);
    else open({ student: on.studentEnrolmentId, step: stepOf(what, on, run.offers.includes('change')) });
  };
  const done = (told: Told) => {
    close();
    onDone(told);
    // After the dialog has given the focus back to a row that may have gone.
    window.setTimeout(() => board.current?.focus());
  };

  return (
    <section aria-labelledby="board" className="desk-part">
      <div className="section-head">
        <h2 id="board">{t('desk.board.title')}</h2>
        <button
          type="button"
          className="button button-small button-second desk-keys-button"
          onClick={() => setShowsKeys(true)}
        >
          <DeskIcon name="keys" />
          {t('desk.keys.button')}
        </button>
      </div>
      <BoardFilter view={view} homes={homes} settings={run.settings} searchRef={search} onChange={look} />
      <div className="desk-about">
        <p role="status" className="found">
          {t('desk.board.found', { count: shown.length, shown: number(shown.length), all: number(items.length) })}
        </p>
        {isNarrowed(view) && (
          <button type="button" className="link-button" onClick={() => look({ ...EVERYTHING, sort: view.sort })}>
            {t('desk.board.clear')}
          </button>
        )}
      </div>
      {shown.length > 0 ? (
        <Board ref={board} pairs={shown} poorBelow={run.settings.poorBelow} groups={groups} onAct={act} />
      ) : (
        <Empty icon="people" title={t(items.length > 0 ? 'desk.board.none' : 'desk.board.empty')} />
      )}
      {pair && opened && <PairDialog run={run} pair={pair} start={opened.step} onDone={done} onClose={close} />}
      {showsKeys && <KeysDialog onClose={() => setShowsKeys(false)} />}
    </section>
  );
}
