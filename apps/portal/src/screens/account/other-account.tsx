import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLinkRequest } from '../../api/account.js';
import { useProviders } from '../../api/me.js';
import { useLanguage } from '../../app/language.js';
import { faultAt, focusField } from '../../components/form/field-id.js';
import { SelectField } from '../../components/form/select-field.js';
import { SubmitButton } from '../../components/form/submit-button.js';
import { useFaults, useMissing } from '../../components/form/use-faults.js';
import { Icon } from '../../components/icon.js';
import { useLocalised } from '../../components/localised.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { useFormat } from '../../i18n/use-format.js';
import { proofPath } from './proof-path.js';

/** Proves at a university that another account is the reader's, so that it can be linked to this one. */
export function OtherAccount() {
  const { t } = useTranslation();
  const language = useLanguage();
  const nameOf = useLocalised();
  const { compare } = useFormat();
  const providers = useProviders();
  const missing = useMissing();
  const { faults, check } = useFaults();
  const [entityId, setEntityId] = useState('');
  const request = useLinkRequest(() => window.location.assign(proofPath(entityId, language)));

  const send = (event: FormEvent) => {
    event.preventDefault();
    if (request.isPending) return;
    if (!check(entityId ? [] : [missing('/university')])) return focusField('/university');
    request.mutate();
  };

  return (
    <section className="card card-roomy" aria-labelledby="other-account">
      <h2 id="other-account" className="card-title with-icon">
        <Icon name="university" />
        {t('account.other')}
      </h2>
      <form onSubmit={send} noValidate>
        <p>{t('account.otherText')}</p>
        {request.error ? <ProblemNotice error={request.error} /> : null}
        <SelectField
          pointer="/university"
          label={t('account.university')}
          fault={faultAt(faults, '/university')}
          value={entityId}
          onChange={setEntityId}
        >
          <option value="">{t('account.chooseUniversity')}</option>
          {(providers.data?.items ?? [])
            .map((provider) => ({ ...provider, shown: nameOf(provider.name) }))
            .sort((one, other) => compare(one.shown, other.shown))
            .map((provider) => (
              <option key={provider.entityId} value={provider.entityId}>
                {provider.shown}
              </option>
            ))}
        </SelectField>
        <SubmitButton isBusy={request.isPending}>{t('account.prove')}</SubmitButton>
      </form>
    </section>
  );
}
