import { useTranslation } from 'react-i18next';
import type { SignInWay } from '../../api/types.js';
import { useLocalised } from '../../components/localised.js';

/** What a way to sign in is called: the address, or the university as long as we know it. */
export function useWayName(): (way: Pick<SignInWay, 'address' | 'name'>) => string {
  const { t } = useTranslation();
  const nameOf = useLocalised();
  return ({ address, name }) => address ?? (name ? nameOf(name) : t('account.unknownUniversity'));
}
