import type { UseMutationResult } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { faultsOf } from '../../api/problem.js';
import { useLanguage } from '../../app/language.js';
import { faultAt, focusField } from '../form/field-id.js';
import { SubmitButton } from '../form/submit-button.js';
import { TextField } from '../form/text-field.js';
import { useFaults } from '../form/use-faults.js';
import { Notice } from '../notice.js';
import { ProblemNotice } from '../problem-notice.js';
import type { CodeRequesting } from './address-form.js';

interface CodeFormProps<Outcome> {
  email: string;
  /** Says that a code is on its way. */
  sent: string;
  submit: string;
  verification: UseMutationResult<Outcome, Error, string>;
  again: CodeRequesting;
  onVerified: (outcome: Outcome) => void;
  onOtherAddress: () => void;
}

/** The code that came to the address. */
export function CodeForm<Outcome>({
  email,
  sent,
  submit,
  verification,
  again,
  onVerified,
  onOtherAddress,
}: CodeFormProps<Outcome>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [code, setCode] = useState('');
  const [isAgain, setAgain] = useState(false);
  const { faults, check, take } = useFaults();

  useEffect(() => focusField('/code'), []);

  const send = (event: FormEvent) => {
    event.preventDefault();
    if (verification.isPending) return;
    const found = code.length === 6 ? [] : [{ pointer: '/code', code: 'invalid', detail: t('login.codeFault') }];
    if (!check(found)) return focusField('/code');
    verification.mutate(code, {
      onSuccess: onVerified,
      onError: (error) => {
        take(error);
        focusField('/code');
      },
    });
  };

  const sendAgain = () => {
    verification.reset();
    const onSuccess = () => {
      setCode('');
      setAgain(true);
    };
    again.mutate({ email, language }, { onSuccess });
  };

  const error = again.error ?? (faultsOf(verification.error).length === 0 ? verification.error : null);
  return (
    <form onSubmit={send} noValidate>
      <Notice role="status">
        <p>{isAgain ? t('login.codeAgain') : sent}</p>
      </Notice>
      {error ? <ProblemNotice error={error} /> : null}
      <TextField
        pointer="/code"
        inputMode="numeric"
        autoComplete="one-time-code"
        size="short"
        label={t('login.code')}
        hint={t('login.codeHint')}
        fault={faultAt(faults, '/code')}
        value={code}
        // A pasted code may carry spaces or a dash.
        onChange={(text) => setCode(text.replace(/\D/g, '').slice(0, 6))}
      />
      <SubmitButton isBusy={verification.isPending}>{submit}</SubmitButton>
      <p className="actions actions-quiet">
        <button type="button" className="link-button" onClick={sendAgain} disabled={again.isPending}>
          {t('login.again')}
        </button>
        <button type="button" className="link-button" onClick={onOtherAddress}>
          {t('login.otherAddress')}
        </button>
      </p>
    </form>
  );
}
