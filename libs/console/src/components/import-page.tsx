import React, { type FormEvent, useState } from 'react';
import type { ImportView } from '#identity';
import type { ImportPreviewView, ImportResultView, PageView } from '../screens/payloads';
import { ask, type Problem, Refused, useData, useProblemNotice } from './api';
import { ImportPreview, ImportResult } from './import-steps';
import { InputFields } from './input-fields';
import { NothingHere, Screen, WaitingScreen } from './screen';
import { useTexts } from './texts';

type Step = ImportPreviewView | ImportResultView;

/** Which columns the file may have, so that nobody must guess. */
function Columns({ page, view }: { readonly page: PageView; readonly view: ImportView }) {
  const texts = useTexts();
  return (
    <details>
      <summary>{texts.ui('import.columns')}</summary>
      <ul className="columns">
        {view.columns.map((column) => (
          <li key={column.name}>
            <code>{column.name}</code> {texts.page(page.name, `columns.${column.name}`)}
            {column.required && <span className="faint"> {texts.ui('import.required')}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}

/**
 * An import in two steps: choose a file and look at what would happen, then do it. Nothing is written before the second. Each step is a
 * screen of its own, so that its heading gets the focus.
 */
export default function ImportPage({ page }: { readonly page: PageView }) {
  const texts = useTexts();
  const problemNotice = useProblemNotice();
  const { data, problem } = useData<{ readonly view: ImportView }>(`/pages/${page.name}`);
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [faults, setFaults] = useState<Problem['faults']>();
  const [step, setStep] = useState<Step>();
  const [busy, setBusy] = useState(false);
  const send = async (body: FormData | object) => {
    if (busy) return;
    setBusy(true);
    setFaults(undefined);
    try {
      const { result } = await ask<{ readonly result: Step }>(`/pages/${page.name}`, body);
      setStep(result);
    } catch (thrown) {
      if (thrown instanceof Refused) setFaults(thrown.problem.faults);
      problemNotice(thrown);
    } finally {
      setBusy(false);
    }
  };
  const preview = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData();
    form.set('command', 'preview');
    form.set('input', JSON.stringify(values));
    form.set('file', new FormData(event.currentTarget).get('file') ?? '');
    void send(form);
  };
  if (!data) return problem ? <NothingHere detail={problem.detail} /> : <WaitingScreen />;
  const title = texts.page(page.name, 'name');
  if (step?.kind === 'result') {
    return (
      <Screen key="result" title={title}>
        <ImportResult page={page} result={step} onAgain={() => setStep(undefined)} />
      </Screen>
    );
  }
  if (step) {
    const confirm = () => send({ command: 'confirm', input: { importId: step.importId } });
    return (
      <Screen key="preview" title={title}>
        <ImportPreview page={page} preview={step} busy={busy} onConfirm={confirm} onBack={() => setStep(undefined)} />
      </Screen>
    );
  }
  return (
    <Screen key="form" title={title}>
      <form className="card form" onSubmit={preview}>
        <p>{texts.page(page.name, 'intro')}</p>
        <Columns page={page} view={data.view} />
        <InputFields
          inputs={data.view.inputs}
          values={values}
          faults={faults}
          labelOf={(name) => texts.page(page.name, `inputs.${name}`)}
          valueLabelOf={(name, code) => texts.page(page.name, `values.${name}.${code}`)}
          onChange={(name, value) => setValues((before) => ({ ...before, [name]: value }))}
        />
        <div className="field">
          <label htmlFor="import-file">
            {texts.ui('import.file', { megabytes: texts.number(data.view.maxBytes / 1024 / 1024) })}
          </label>
          <input id="import-file" name="file" type="file" accept=".csv,text/csv" required />
        </div>
        <div className="actions">
          <button type="submit" className="button primary" aria-disabled={busy}>
            {busy ? texts.ui('working') : texts.ui('import.preview')}
          </button>
        </div>
      </form>
    </Screen>
  );
}
