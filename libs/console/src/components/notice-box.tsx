import type { ReduxState } from 'adminjs';
import React, { useEffect, useRef } from 'react';
import { useDispatch, useSelector } from 'react-redux';
import { useTexts } from './texts';

type Notice = ReduxState['notices'][number];

/** A screen that follows sooner came with the command itself; the news has not been seen yet. */
const SEEN_MS = 500;
const MOST = 3;

const since = new Map<string, number>();

function isProblem(notice: Notice): boolean {
  return notice.type === 'error' || notice.type === 'danger';
}

function NoticeLine({ notice, drop }: { readonly notice: Notice; drop(): void }) {
  const texts = useTexts();
  return (
    <div className={isProblem(notice) ? 'notice problem' : 'notice'} role={isProblem(notice) ? 'alert' : 'status'}>
      <p>{notice.message}</p>
      <button type="button" className="button plain" onClick={drop}>
        {texts.ui('close')}
      </button>
    </div>
  );
}

/**
 * What staff are told, below the heading of the screen and not over it: a box that floats would cover what they press next. Good news goes
 * with the screen on which it was seen, a problem stays until it is closed.
 */
export function Notices() {
  const notices = useSelector((state: ReduxState) => state.notices);
  const dispatch = useDispatch();
  const drop = (notice: Notice) => dispatch({ type: 'DROP_NOTICE', data: { noticeId: notice.id } });
  for (const { id } of notices) if (!since.has(id)) since.set(id, Date.now());
  const leave = useRef(() => {});
  leave.current = () => {
    const seen = notices.filter((notice) => !isProblem(notice) && Date.now() - (since.get(notice.id) ?? 0) > SEEN_MS);
    for (const notice of seen) drop(notice);
  };
  useEffect(() => () => leave.current(), []);
  const latest = notices.slice(-MOST);
  if (latest.length === 0) return null;
  return (
    <div className="notices">
      {latest.map((notice) => (
        <NoticeLine key={notice.id} notice={notice} drop={() => drop(notice)} />
      ))}
    </div>
  );
}

/** AdminJS would float its messages over the page, and take each away after three seconds. Ours are part of every screen. */
export default function NoticeBox() {
  return null;
}
