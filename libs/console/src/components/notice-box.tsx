import type { ReduxState } from 'adminjs';
import React, { useEffect } from 'react';
import { useDispatch, useSelector } from 'react-redux';
import { useTexts } from './texts';

type Notice = ReduxState['notices'][number];

const GOOD_NEWS_MS = 8000;

function NoticeLine({ notice, drop }: { readonly notice: Notice; drop(): void }) {
  const texts = useTexts();
  const isProblem = notice.type === 'error' || notice.type === 'danger';
  // Once per notice.
  useEffect(() => {
    // Good news goes by itself; a problem stays until it has been read.
    if (isProblem) return undefined;
    const timer = setTimeout(drop, GOOD_NEWS_MS);
    return () => clearTimeout(timer);
  }, [notice.id]);
  return (
    <div className={isProblem ? 'notice problem' : 'notice'} role={isProblem ? 'alert' : 'status'}>
      <p>{notice.message}</p>
      <button type="button" className="button plain" onClick={drop}>
        {texts.ui('close')}
      </button>
    </div>
  );
}

/** Messages to staff; AdminJS would take each away after three seconds, read or not. */
export default function NoticeBox() {
  const notices = useSelector((state: ReduxState) => state.notices);
  const dispatch = useDispatch();
  const latest = notices.slice(-3);
  return (
    <div className="notices">
      {latest.map((notice) => (
        <NoticeLine
          key={notice.id}
          notice={notice}
          drop={() => dispatch({ type: 'DROP_NOTICE', data: { noticeId: notice.id } })}
        />
      ))}
    </div>
  );
}
