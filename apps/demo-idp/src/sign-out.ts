import type { IncomingMessage } from 'node:http';
import { HttpFault, htmlReply, type Reply, readForm, redirectReply, single } from './http.js';
import { sessionsPage, signedOutPage } from './pages/sessions-page.js';
import { logoutRequestXml, logoutResponseXml, redirectQuery } from './saml/logout.js';
import { readLogoutMessage } from './saml/logout-message.js';
import { keysOf } from './saml/service-provider-keys.js';
import type { SignInContext } from './sign-in.js';

/** `GET /<provider>/slo`: Luotsi says that somebody has left, or answers that it has let somebody go. */
export async function takeLogout(query: string, context: SignInContext): Promise<Reply> {
  const { running, serviceProvider, sessions, now } = context;
  const { signing } = await keysOf(serviceProvider.entityId);
  const message = readLogoutMessage(query, signing);
  if (message.kind === 'response') return htmlReply(200, signedOutPage(running.provider));
  sessions.end(running.provider.key, message.nameId);
  const destination = serviceProvider.logoutUrl;
  const xml = logoutResponseXml({
    issuer: running.provider.entityId,
    destination,
    now: now(),
    inResponseTo: message.id,
  });
  const { relayState } = message;
  return redirectReply(
    `${destination}?${redirectQuery({ name: 'SAMLResponse', xml, relayState, credentials: running.credentials })}`,
  );
}

/** `GET /<provider>/sessions`: who is signed in here. */
export function showSessions({ running, sessions, serviceProvider }: SignInContext): Reply {
  const { provider } = running;
  const targets = ["'self'", new URL(serviceProvider.logoutUrl).origin];
  return htmlReply(200, sessionsPage(provider, sessions.of(provider.key)), targets);
}

/** `POST /<provider>/sessions`: somebody signs out at the university, which tells Luotsi. */
export async function endSession(request: IncomingMessage, context: SignInContext): Promise<Reply> {
  const { running, serviceProvider, sessions, now } = context;
  const index = single(await readForm(request), 'session');
  const session = sessions.of(running.provider.key).find(({ sessionIndex }) => sessionIndex === index);
  if (!session) throw new HttpFault(404, 'That session has ended.');
  sessions.end(running.provider.key, session.nameId);
  const destination = serviceProvider.logoutUrl;
  const { nameId, sessionIndex } = session;
  const xml = logoutRequestXml({
    issuer: running.provider.entityId,
    destination,
    now: now(),
    nameId,
    sessionIndexes: [sessionIndex],
  });
  return redirectReply(
    `${destination}?${redirectQuery({ name: 'SAMLRequest', xml, credentials: running.credentials })}`,
  );
}
