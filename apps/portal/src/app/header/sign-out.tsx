import { useTranslation } from 'react-i18next';
import { useSignOut } from '../../api/me.js';
import { useLocalPath } from '../language.js';
import { useForgetReader } from '../use-forget-reader.js';

export function SignOut() {
  const { t } = useTranslation();
  const path = useLocalPath();
  const { forget, goTo } = useForgetReader();
  const signOut = useSignOut();

  const leave = () =>
    signOut.mutate(undefined, {
      onSuccess: async (continueAt) => {
        forget();
        if (continueAt) window.location.assign(continueAt);
        else await goTo(path('/'), { state: { signedOut: true } });
      },
    });

  return (
    <button type="button" className="link-button" onClick={leave} disabled={signOut.isPending}>
      {t('nav.signOut')}
    </button>
  );
}
