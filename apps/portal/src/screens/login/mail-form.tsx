import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useCodeRequest } from '../../api/me.js';
import { faultsOf } from '../../api/problem.js';
import { useLanguage } from '../../app/language.js';
import { faultAt, focusField } from '../../components/form/field-id.js';
import { SubmitButton } from '../../components/form/submit-button.js';
import { TextField } from '../../components/form/text-field.js';
import { useFaults } from '../../components/form/use-faults.js';
import { ProblemNotice } from '../../components/problem-notice.js';

interface MailFormProps {
  email: string;
  onEmail: (email: string) => void;
  onSent: () => void;
}

export function MailForm({ email, onEmail, onSent }: MailFormProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const request = useCodeRequest();
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
      <p>{t('login.mentorText')}</p>
      {request.error && faultsOf(request.error).length === 0 ? <ProblemNotice error={request.error} /> : null}
      <TextField
        pointer="/email"
        type="email"
        inputMode="email"
        autoComplete="email"
        maxLength={254}
        label={t('login.email')}
        hint={t('login.emailHint')}
        fault={faultAt(faults, '/email')}
        value={email}
        onChange={onEmail}
      />
      <SubmitButton isBusy={request.isPending}>{t('login.sendCode')}</SubmitButton>
    </form>
  );
}
