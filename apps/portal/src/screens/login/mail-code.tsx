import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCodeRequest, useCodeVerification } from '../../api/me.js';
import { isPortalPath } from '../../app/login-path.js';
import { rememberMailCode } from '../../app/session-memory.js';
import { AddressForm } from '../../components/code/address-form.js';
import { CodeForm } from '../../components/code/code-form.js';
import { Icon } from '../../components/icon.js';

/** First the address, then the code, in the same place. */
export function MailCode({ returnTo }: { returnTo: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const request = useCodeRequest();
  const verification = useCodeVerification();
  const [email, setEmail] = useState('');
  const [isSent, setSent] = useState(false);
  const enter = () => {
    rememberMailCode();
    if (isPortalPath(returnTo)) void navigate(returnTo, { replace: true });
    else window.location.assign(returnTo);
  };
  return (
    <section className="card card-roomy" aria-labelledby="by-code">
      <h2 id="by-code" className="card-title with-icon">
        <Icon name="mail" />
        {t('login.mentor')}
      </h2>
      {isSent ? (
        <CodeForm
          email={email}
          sent={t('login.codeSent', { email })}
          submit={t('login.signIn')}
          verification={verification}
          again={request}
          onVerified={enter}
          onOtherAddress={() => setSent(false)}
        />
      ) : (
        <AddressForm
          text={t('login.mentorText')}
          hint={t('login.emailHint')}
          email={email}
          request={request}
          onEmail={setEmail}
          onSent={() => setSent(true)}
        />
      )}
    </section>
  );
}
