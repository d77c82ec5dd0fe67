import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useAskedLink, useLinkConfirmation } from '../../api/account.js';
import type { LinkSide } from '../../api/types.js';
import { useLocalPath } from '../../app/language.js';
import { Page } from '../../app/page.js';
import { Empty } from '../../components/empty.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { QueryView } from '../../components/query-view.js';
import { LinkSideCard } from './link-side-card.js';

/** Names the two accounts that are to become one, says what will happen, and asks. */
export function LinkScreen() {
  const { t } = useTranslation();
  const path = useLocalPath();
  const asked = useAskedLink();
  return (
    <Page title={t('link.title')} width="wide">
      <QueryView query={asked} lines={4}>
        {(link) =>
          link ? (
            <Confirmation kept={link.kept} other={link.other} />
          ) : (
            <Empty icon="person" title={t('link.none')}>
              <p>{t('link.noneText')}</p>
              <p>
                <Link to={path('/account')}>{t('link.toAccount')}</Link>
              </p>
            </Empty>
          )
        }
      </QueryView>
    </Page>
  );
}

function Confirmation({ kept, other }: { kept: LinkSide; other: LinkSide }) {
  const { t } = useTranslation();
  const path = useLocalPath();
  const navigate = useNavigate();
  const confirmation = useLinkConfirmation(() => void navigate(path('/account'), { state: { linked: true } }));
  return (
    <>
      <p className="lead">{t('link.lead')}</p>
      <div className="halves">
        <LinkSideCard title={t('link.kept')} side={kept} />
        <LinkSideCard title={t('link.other')} side={other} />
      </div>
      <h2>{t('link.what')}</h2>
      <ul className="bullets">
        <li>{t('link.whatOpens')}</li>
        <li>{t('link.whatStays')}</li>
        <li>{t('link.whatEnds')}</li>
        <li>{t('link.whatUndo')}</li>
      </ul>
      {confirmation.error ? <ProblemNotice error={confirmation.error} /> : null}
      <div className="actions">
        <button
          type="button"
          className="button"
          aria-disabled={confirmation.isPending}
          onClick={() => !confirmation.isPending && confirmation.mutate()}
        >
          {confirmation.isPending ? t('common.sending') : t('link.confirm')}
        </button>
        <Link className="button button-second" to={path('/account')}>
          {t('link.notNow')}
        </Link>
      </div>
    </>
  );
}
