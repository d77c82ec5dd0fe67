import { useTranslation } from 'react-i18next';
import { elementOf, focusField } from '../../components/form/field-id.js';
import { Icon } from '../../components/icon.js';
import { WhomToAsk } from './whom-to-ask.js';

/** To the other way of signing in, on the same page: the field for the address, or for the code when it has been sent. */
function goToCode(): void {
  focusField(elementOf('/email') ? '/email' : '/code');
}

/** What to do when the search finds nothing. */
export function NoMatch({ support }: { support: string | null }) {
  const { t } = useTranslation();
  return (
    <div className="empty">
      <Icon name="search" />
      <p>{t('login.noMatchMentor')}</p>
      <button type="button" className="button button-second" onClick={goToCode}>
        {t('login.noMatchCode')}
      </button>
      <WhomToAsk support={support} />
    </div>
  );
}
