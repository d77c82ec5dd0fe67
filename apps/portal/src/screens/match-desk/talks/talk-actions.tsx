import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type TalkAct, useTalkAct } from '../../../api/match-desk/talk-rounds.js';
import type { TalkRound } from '../../../api/types.js';
import { focusHeading } from '../../../app/page.js';
import { ConfirmDialog } from '../../../components/confirm-dialog.js';
import { Notice } from '../../../components/notice.js';

const ACTS: readonly TalkAct[] = ['publish', 'close', 'drop'];

/** What may be done with the talks as a whole, as the API offers it. */
export function TalkActions({ round }: { round: TalkRound }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<TalkAct>();
  const { offers, state, talks, students, mentors } = round;
  const before = useRef(state);
  // The button that was pressed has gone with the state before.
  useEffect(() => {
    if (before.current === state) return;
    before.current = state;
    focusHeading();
  }, [state]);
  const acts = ACTS.filter((act) => offers.includes(act) && (act !== 'publish' || talks > 0));
  return (
    <>
      <div role="status">
        {state !== 'draft' && <Notice>{t(`desk.talks.now.${state}`)}</Notice>}
        {state === 'draft' && talks === 0 && <Notice>{t('desk.talks.nobody', { students, mentors })}</Notice>}
      </div>
      {acts.length > 0 && (
        <p className="actions">
          {acts.map((act) => (
            <button
              key={act}
              type="button"
              className={act === 'drop' ? 'button button-second' : 'button'}
              onClick={() => setOpen(act)}
            >
              {t(`desk.talks.act.${act}`)}
            </button>
          ))}
        </p>
      )}
      {open && <ActDialog round={round} act={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function ActDialog({ round, act, onClose }: { round: TalkRound; act: TalkAct; onClose: () => void }) {
  const { t } = useTranslation();
  const send = useTalkAct(round, act);
  return (
    <ConfirmDialog
      title={t(`desk.talks.ask.${act}`)}
      confirm={t(`desk.talks.act.${act}`)}
      tone={act === 'drop' ? 'danger' : 'plain'}
      isBusy={send.isPending}
      error={send.error}
      onConfirm={() => send.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{t(`desk.talks.askText.${act}`, { people: round.studentsWithTalk + round.mentorsWithTalk })}</p>
    </ConfirmDialog>
  );
}
