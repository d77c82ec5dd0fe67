import { linkedAccount, otherSession, secondWay } from './accounts.js';
import { type MakeCase, somebody } from './route-case.js';

/** Routes about how somebody signs in, and as whom. */
export const ACCOUNT_ROUTES: Readonly<Record<string, MakeCase>> = {
  'DELETE /api/v1/me/sessions/:id': async (world) => {
    const owner = await somebody(world);
    return { owner, params: { id: await otherSession(world, owner) } };
  },
  'POST /api/v1/me/sessions/end-others': async (world) => ({ owner: await somebody(world) }),
  'POST /api/v1/me/account/addresses/code': async (world) => ({
    owner: await somebody(world),
    body: { email: 'private@example.fi', language: 'en' },
  }),
  'POST /api/v1/me/account/addresses': async (world) => ({ owner: await somebody(world), body: { code: '123456' } }),
  'DELETE /api/v1/me/account/ways/:id': async (world) => {
    const owner = await somebody(world);
    return { owner, params: { id: await secondWay(world, owner) } };
  },
  'POST /api/v1/me/account/link': async (world) => ({ owner: await somebody(world) }),
  'POST /api/v1/me/account/link/confirmation': async (world) => ({ owner: await somebody(world) }),
  'POST /api/v1/me/account/links/:id/undoing': async (world) => {
    const owner = await somebody(world);
    return { owner, params: { id: await linkedAccount(world, owner) } };
  },
  'POST /api/v1/auth/code/request': async () => ({ body: { email: 'somebody@example.fi', language: 'en' } }),
  'POST /api/v1/auth/code/verify': async () => ({ body: { code: '123456' } }),
  'POST /auth/saml/acs': async () => ({}),
  'POST /auth/logout': async () => ({}),
};
