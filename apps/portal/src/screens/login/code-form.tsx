import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCodeRequest, useCodeVerification } from '../../api/me.js';
import { faultsOf } from '../../api/problem.js';
import { useLanguage } from '../../app/language.js';
import { isPortalPath } from '../../app/login-path.js';
import { rememberMailCode } from '../../app/session-memory.js';
import { faultAt, focusField } from '../../components/form/field-id.js';
import { SubmitButton } from '../../components/form/submit-button.js';
import { TextField } from '../../components/form/text-field.js';
import { useFaults } from '../../components/form/use-faults.js';
import { Notice } from '../../components/notice.js';
import { ProblemNotice } from '../../components/problem-notice.js';

interface CodeFormProps {
  email: string;
  returnTo: string;
  onOtherAddress: () => void;
}

export function CodeForm({ email, returnTo, onOtherAddress }: CodeFormProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const verification = useCodeVerification();
  const again = useCodeRequest();
  const [code, setCode] = useState('');
  const { faults, check, take } = useFaults();

  useEffect(() => focusField('/code'), []);

  const enter = () => {
    rememberMailCode();
    if (isPortalPath(returnTo)) void navigate(returnTo, { replace: true });
    else window.location.assign(returnTo);
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (verification.isPending) return;
    const found = code.length === 6 ? [] : [{ pointer: '/code', code: 'invalid', detail: t('login.codeFault') }];
    if (!check(found)) return focusField('/code');
    verification.mutate(code, {
      onSuccess: enter,
      onError: (error) => {
        take(error);
        focusField('/code');
      },
    });
  };

  const sendAgain = () => {
    verification.reset();
    again.mutate({ email, language }, { onSuccess: () => setCode('') });
  };

  const error = again.error ?? (faultsOf(verification.error).length === 0 ? verification.error : null);
  return (
    <form onSubmit={submit} noValidate>
      <Notice role="status">
        <p>{again.isSuccess ? t('login.codeAgain') : t('login.codeSent', { email })}</p>
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
      <SubmitButton isBusy={verification.isPending}>{t('login.signIn')}</SubmitButton>
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
