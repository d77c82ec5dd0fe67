import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddressAddition, useAddressRequest } from '../../api/account.js';
import type { AddressOutcome } from '../../api/types.js';
import { AddressForm } from '../../components/code/address-form.js';
import { CodeForm } from '../../components/code/code-form.js';
import { Icon } from '../../components/icon.js';

/** First the address, then the code that came to it, in the same place. */
export function AddAddress({ onProved }: { onProved: (outcome: AddressOutcome) => void }) {
  const { t } = useTranslation();
  const request = useAddressRequest();
  const addition = useAddressAddition();
  const [email, setEmail] = useState('');
  const [isSent, setSent] = useState(false);
  const proved = (outcome: AddressOutcome) => {
    setSent(false);
    setEmail('');
    onProved(outcome);
  };
  const otherAddress = () => {
    addition.reset();
    setSent(false);
  };
  return (
    <section className="card card-roomy" aria-labelledby="add-address">
      <h2 id="add-address" className="card-title with-icon">
        <Icon name="mail" />
        {t('account.add')}
      </h2>
      {isSent ? (
        <CodeForm
          email={email}
          sent={t('account.codeSent', { email })}
          submit={t('account.confirm')}
          verification={addition}
          again={request}
          onVerified={proved}
          onOtherAddress={otherAddress}
        />
      ) : (
        <AddressForm
          text={t('account.addText')}
          hint={t('account.addHint')}
          email={email}
          request={request}
          onEmail={setEmail}
          onSent={() => setSent(true)}
        />
      )}
    </section>
  );
}
