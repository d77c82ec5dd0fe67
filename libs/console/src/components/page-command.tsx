import { useNotice } from 'adminjs';
import React, { useRef, useState } from 'react';
import type { OutcomeView, PageView } from '../screens/payloads';
import { ask, useProblemNotice } from './api';
import { useTexts } from './texts';

interface PageCommandProps {
  readonly page: PageView;
  readonly command: string;
  readonly input: Readonly<Record<string, string>>;
  /** For the question, e.g. how many it concerns. */
  readonly params: Readonly<Record<string, string | number>>;
  readonly primary?: boolean;
  onDone(): void;
}

/** A command of a special page: it always asks first, in a dialog of the browser's own. */
export function PageCommand({ page, command, input, params, primary, onDone }: PageCommandProps) {
  const texts = useTexts();
  const addNotice = useNotice();
  const problemNotice = useProblemNotice();
  const dialog = useRef<HTMLDialogElement>(null);
  const [busy, setBusy] = useState(false);
  const text = (what: string, more: Readonly<Record<string, string | number>> = params) =>
    texts.page(page.name, `commands.${command}.${what}`, more);
  const run = async () => {
    if (busy) return;
    setBusy(true);
    try {
      const { result } = await ask<{ readonly result: OutcomeView }>(`/pages/${page.name}`, { command, input });
      if (result.done > 0)
        addNotice({ message: text('done', { count: result.done, done: result.done }), type: 'success' });
      for (const refused of result.refused) addNotice({ message: refused.reason, type: 'error' });
    } catch (thrown) {
      problemNotice(thrown);
    } finally {
      setBusy(false);
      dialog.current?.close();
      onDone();
    }
  };
  return (
    <>
      <button
        type="button"
        className={primary ? 'button primary' : 'button'}
        onClick={() => dialog.current?.showModal()}
      >
        {text('label')}
      </button>
      <dialog ref={dialog} aria-labelledby={`ask-${command}`}>
        <h2 id={`ask-${command}`}>{text('label')}</h2>
        <p>{text('confirm')}</p>
        <div className="actions">
          <button type="button" className="button primary" aria-disabled={busy} onClick={run}>
            {busy ? texts.ui('working') : text('label')}
          </button>
          <button type="button" className="button" onClick={() => dialog.current?.close()}>
            {texts.ui('cancel')}
          </button>
        </div>
      </dialog>
    </>
  );
}
