import React, { useCallback, useEffect, useId, useRef, useState } from 'react';
import { ask } from './api';
import type { Row } from './resources';
import { useTexts } from './texts';

interface ReferenceInputProps {
  readonly id: string;
  /** The catalogue to choose from. */
  readonly to: string;
  /** The chosen row's id, or ''. */
  readonly value: string;
  readonly required?: boolean;
  readonly describedBy?: string;
  onChange(value: string): void;
}

const PAUSE_MS = 250;
const API_START = '/resources/';

/** Without a text: the first rows, if the catalogue shows no persons. */
async function searchFor(to: string, text: string): Promise<Map<string, string>> {
  const query = text === '' ? '' : `/${encodeURIComponent(text)}`;
  const { records } = await ask<{ readonly records: readonly Row[] }>(`${API_START}${to}/actions/search${query}`);
  const options = new Map<string, string>();
  for (const record of records) {
    // Two rows may share a name: the end of the id tells them apart.
    const label = options.has(record.title) ? `${record.title} (${record.id.slice(-4)})` : record.title;
    options.set(label, record.id);
  }
  return options;
}

/** Chooses a row of another catalogue by typing part of its name. Persons are looked up only once somebody types: every look is logged. */
export function ReferenceInput({ id, to, value, required, describedBy, onChange }: ReferenceInputProps) {
  const texts = useTexts();
  const listId = useId();
  const [text, setText] = useState('');
  const [options, setOptions] = useState<Map<string, string>>(new Map());
  const input = useRef<HTMLInputElement>(null);
  /** Chosen in this field by its name: the name stands there already. */
  const chosenHere = useRef('');
  const choose = (id: string) => {
    chosenHere.current = id;
    onChange(id);
  };
  const latest = useRef({ text, choose });
  latest.current = { text, choose };
  // Whoever types a whole name before the choices have come has chosen, too.
  const offer = useCallback((found: Map<string, string>) => {
    setOptions(found);
    const chosen = found.get(latest.current.text.trim());
    if (chosen !== undefined) latest.current.choose(chosen);
  }, []);
  // The form waits for a choice: a name alone would be sent as nothing.
  useEffect(() => {
    input.current?.setCustomValidity(text !== '' && value === '' ? texts.ui('chooseFromList') : '');
  }, [text, value, texts]);
  useEffect(() => {
    // What was typed stays when it no longer names the chosen row.
    if (value === '' || value === chosenHere.current) return;
    ask<{ readonly record: Row }>(`${API_START}${to}/records/${encodeURIComponent(value)}/show`).then(
      ({ record }) => setText(record.title),
      () => setText(texts.ui('notVisible')),
    );
  }, [to, value, texts]);
  useEffect(() => {
    if (text.trim().length < 2 || value !== '') return undefined;
    const timer = setTimeout(() => searchFor(to, text.trim()).then(offer, () => setOptions(new Map())), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [to, text, value, offer]);
  const offerFirst = () => {
    if (options.size === 0) searchFor(to, '').then(offer, () => undefined);
  };
  const type = (typed: string) => {
    setText(typed);
    const chosen = options.get(typed);
    if (chosen !== undefined) choose(chosen);
    else if (value !== '') onChange('');
  };
  return (
    <>
      <input
        ref={input}
        id={id}
        type="search"
        autoComplete="off"
        list={listId}
        value={text}
        required={required}
        aria-describedby={describedBy}
        aria-invalid={describedBy ? true : undefined}
        placeholder={texts.ui('typeToSearch')}
        onFocus={offerFirst}
        onChange={(event) => type(event.target.value)}
      />
      <datalist id={listId}>
        {[...options.keys()].map((label) => (
          <option key={label} value={label} />
        ))}
      </datalist>
    </>
  );
}
