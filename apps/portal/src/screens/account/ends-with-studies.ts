import type { SignInWay } from '../../api/types.js';

/** Whether only university accounts open the account, of somebody who may add another way: then it is lost with the last of them. */
export function endsWithStudies({
  ways,
  mayAdd,
}: {
  readonly ways: readonly SignInWay[];
  readonly mayAdd: boolean;
}): boolean {
  return mayAdd && ways.every(({ kind }) => kind === 'university');
}
