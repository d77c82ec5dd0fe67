import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/icon.js';
import { CodeForm } from './code-form.js';
import { MailForm } from './mail-form.js';

/** First the address, then the code, in the same place. */
export function MailCode({ returnTo }: { returnTo: string }) {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const [isSent, setSent] = useState(false);
  return (
    <section className="card card-roomy" aria-labelledby="by-code">
      <h2 id="by-code" className="card-title with-icon">
        <Icon name="mail" />
        {t('login.mentor')}
      </h2>
      {isSent ? (
        <CodeForm email={email} returnTo={returnTo} onOtherAddress={() => setSent(false)} />
      ) : (
        <MailForm email={email} onEmail={setEmail} onSent={() => setSent(true)} />
      )}
    </section>
  );
}
