import { X509Certificate } from 'node:crypto';
import { type SpKeyState, SpKeys, SpMetadata } from '#identity';
import { DAY } from '#platform/kernel';
import { withHouse } from '../command-house.js';
import type { Output } from '../output.js';

type Environment = Readonly<Record<string, string | undefined>>;

const USAGE = `Usage: luotsi sp-keys list
       luotsi sp-keys rotate [--now]

rotate does the next step of changing our key towards the universities and says what comes after it:
  1. a new key is announced in our metadata   2. it takes over   3. the old one goes
Between two steps the universities need time to read our metadata: one day at least, which --now leaves out.`;

const MEANING: Readonly<Record<SpKeyState, string>> = {
  active: 'signs and opens',
  announced: 'opens, does not sign yet',
  leaving: 'only opens what was sealed for it',
};
const NEXT = {
  announced:
    'A new key is announced. Have the federation publish our metadata (luotsi sp-metadata), then run this again in a day or later: it takes over.',
  activated:
    'The new key has taken over. Run this again in a day or later, once the federation publishes only the new key: the old one goes.',
  removed: 'The old key is gone. The change is complete.',
} as const;
/** Metadata is to be read daily (Haka). */
const PATIENCE = DAY;

/** `luotsi sp-metadata`: the XML that is registered with the federation. */
export async function spMetadata(env: Environment, out: Output): Promise<number> {
  await withHouse(env, async (house) =>
    out.write((await house.get(SpMetadata, { strict: false }).execute()).trimEnd()),
  );
  return 0;
}

/** `luotsi sp-keys`. Each step is audited as a command. */
export async function spKeys(env: Environment, args: readonly string[], out: Output): Promise<number> {
  const [act, option, ...rest] = args;
  const isKnown =
    (act === 'list' && option === undefined) || (act === 'rotate' && [undefined, '--now'].includes(option));
  if (!isKnown || rest.length > 0) {
    out.error(USAGE);
    return 2;
  }
  let code = 0;
  await withHouse(env, async (house) => {
    const keys = house.get(SpKeys, { strict: false });
    code = act === 'list' ? await list(keys, out) : await rotate(keys, option === '--now', out);
  });
  return code;
}

async function list(keys: SpKeys, out: Output): Promise<number> {
  for (const { state, certificate, changedAt } of await keys.all()) {
    const { fingerprint256 } = new X509Certificate(certificate);
    out.write(`${state.padEnd(10)}${changedAt.toISOString()}  ${MEANING[state]}\n          SHA-256 ${fingerprint256}`);
  }
  return 0;
}

async function rotate(keys: SpKeys, isUrgent: boolean, out: Output): Promise<number> {
  const waits = (await keys.all())
    .filter(({ state }) => state !== 'active')
    .map(({ changedAt }) => changedAt.getTime() + PATIENCE);
  const until = Math.max(0, ...waits);
  if (!isUrgent && until > Date.now()) {
    out.error(
      `The last step is less than a day old. Universities may not know of it yet. Wait until ${new Date(until).toISOString()}, or say --now.`,
    );
    return 1;
  }
  out.write(NEXT[await keys.rotate({ kind: 'command', name: 'luotsi sp-keys rotate' })]);
  return 0;
}
