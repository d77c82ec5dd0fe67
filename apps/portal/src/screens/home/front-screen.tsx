import { useTranslation } from 'react-i18next';
import { useLocation, useSearchParams } from 'react-router';
import { useMe } from '../../api/me.js';
import { useWindowTitle } from '../../app/page.js';
import { Notice } from '../../components/notice.js';
import { Doors } from './doors.js';
import { Hero } from './hero.js';
import { NextEvents } from './next-events.js';
import { Steps } from './steps.js';

/** The front page: what this is, for whom, how it goes, what is on. */
export function FrontScreen() {
  const { t } = useTranslation();
  useWindowTitle(t('front.window'));
  const me = useMe();
  const { state } = useLocation();
  // Told by this page's own sign-out, or by the way back from the university: everywhere, or here only.
  const [query] = useSearchParams();
  const left = query.get('left');
  const hasSignedOut = (Boolean(state?.signedOut) || left !== null) && !me;
  return (
    <>
      <Hero isSignedIn={Boolean(me)} />
      <div className="page page-wide front">
        {hasSignedOut && (
          <Notice tone="good" role="status" title={t('front.signedOut')}>
            <p>{t(left === 'everywhere' ? 'front.signedOutEverywhere' : 'front.signedOutText')}</p>
          </Notice>
        )}
        {!me && <Doors />}
        <Steps />
        <NextEvents />
      </div>
    </>
  );
}
