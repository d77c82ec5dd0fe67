import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useSignOut } from '../../api/me.js';
import { ME_KEY } from '../../api/query-client.js';
import { useLocalPath } from '../language.js';
import { forgetDrafts, rememberSignedIn } from '../session-memory.js';

export function SignOut() {
  const { t } = useTranslation();
  const path = useLocalPath();
  const navigate = useNavigate();
  const client = useQueryClient();
  const signOut = useSignOut();

  const leave = () =>
    signOut.mutate(undefined, {
      onSuccess: async (continueAt) => {
        rememberSignedIn(false);
        forgetDrafts();
        // First away from the guarded page, then forget: otherwise the guard would ask to sign in again.
        await navigate(path('/'), { state: { signedOut: true } });
        client.clear();
        client.setQueryData(ME_KEY, null);
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
