import type { UseMutationResult } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { faultsOf } from '../../api/problem.js';
import type { CodeRequest } from '../../api/types.js';
import { useLanguage } from '../../app/language.js';
import { faultAt, focusField } from '../form/field-id.js';
import { SubmitButton } from '../form/submit-button.js';
import { TextField } from '../form/text-field.js';
import { useFaults } from '../form/use-faults.js';
import { ProblemNotice } from '../problem-notice.js';

/** Asks for a code to be sent to an address. */
export type CodeRequesting = UseMutationResult<unknown, Error, CodeRequest>;

interface AddressFormProps {
  text: string;
  hint: string;
  email: string;
  request: CodeRequesting;
  onEmail: (email: string) => void;
  onSent: () => void;
}

/** The address to which a code goes. */
export function AddressForm({ text, hint, email, request, onEmail, onSent }: AddressFormProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { faults, check, take } = useFaults();

  const send = (event: FormEvent) => {
    event.preventDefault();
    if (request.isPending) return;
    const isAddress = /^\S+@\S+\.\S+$/.test(email.trim());
    const found = isAddress ? [] : [{ pointer: '/email', code: 'invalid', detail: t('login.emailFault') }];
    if (!check(found)) return focusField('/email');
    request.mutate({ email: email.trim(), language }, { onSuccess: onSent, onError: take });
  };

  return (
    <form onSubmit={send} noValidate>
      <p>{text}</p>
      {request.error && faultsOf(request.error).length === 0 ? <ProblemNotice error={request.error} /> : null}
      <TextField
        pointer="/email"
        type="email"
        inputMode="email"
        autoComplete="email"
        maxLength={254}
        label={t('login.email')}
        hint={hint}
        fault={faultAt(faults, '/email')}
        value={email}
        onChange={onEmail}
      />
      <SubmitButton isBusy={request.isPending}>{t('login.sendCode')}</SubmitButton>
    </form>
  );
}
