import { loadEnv } from '#config/env';
import { withHouse } from '../command-house.js';
import type { Output } from '../output.js';
import { whoMaySignIn } from './known-people.js';
import { seedSignIns } from './seed-sign-ins.js';

/**
 * `luotsi seed`: invented people in a demonstration programme, made through the doors of the libs. `--sign-ins` only what is needed to sign
 * in, `--who` prints the list. Never in production.
 */
export async function seed(
  source: Readonly<Record<string, string | undefined>>,
  args: readonly string[],
  out: Output,
): Promise<number> {
  const env = loadEnv(source);
  if (env.LUOTSI_ENV === 'production') {
    out.error('The seed holds invented people and is refused in production.');
    return 1;
  }
  if (args.includes('--who')) {
    for (const line of whoMaySignIn(env.PUBLIC_URL)) out.write(line);
    return 0;
  }
  if (!env.DEMO_IDP_URL) {
    out.error('DEMO_IDP_URL is not set: the seed needs the demo identity provider (npm start runs it).');
    return 1;
  }
  const { DEMO_IDP_URL: idpUrl } = env;
  await withHouse(source, (house) => seedSignIns(house, idpUrl));
  return 0;
}
