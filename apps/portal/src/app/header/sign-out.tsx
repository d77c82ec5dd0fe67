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
        await goTo(path('/'), { state: { signedOut: true } });
        // Last of all, so that "Back" from the university finds nothing of the person here.
        if (continueAt) window.location.assign(continueAt);
      },
    });

  return (
    <button type="button" className="link-button" onClick={leave} disabled={signOut.isPending}>
      {t('nav.signOut')}
    </button>
  );
}
