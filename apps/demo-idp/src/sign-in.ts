import type { IncomingMessage } from 'node:http';
import type { Credentials } from '#platform/kernel';
import { HttpFault, htmlReply, type Reply, readForm, single } from './http.js';
import type { IssuedSessions } from './issued-sessions.js';
import { answerPage } from './pages/answer-page.js';
import { loginPage } from './pages/login-page.js';
import { type Person, peopleOf, personFor } from './people.js';
import type { Provider } from './providers.js';
import { attributesOf } from './saml/attributes.js';
import { readAuthnRequest } from './saml/authn-request.js';
import { STATUS } from './saml/names.js';
import { buildResponse, encodeResponse, type ResponseOptions, randomId } from './saml/response.js';
import { sealing } from './saml/seal.js';
import { keysOf } from './saml/service-provider-keys.js';

const MOST_RELAY_STATE_BYTES = 1024;

/** A provider with its address and keys. */
export interface RunningProvider {
  readonly provider: Provider;
  readonly ssoUrl: string;
  readonly logoutUrl: string;
  readonly credentials: Credentials;
}

/** The application that asks. */
export interface ServiceProvider {
  readonly entityId: string;
  readonly acsUrl: string;
  readonly logoutUrl: string;
}

export interface SignInContext {
  readonly running: RunningProvider;
  readonly serviceProvider: ServiceProvider;
  readonly sessions: IssuedSessions;
  readonly now: () => Date;
}

interface Asked {
  readonly samlRequest: string;
  readonly relayState: string | undefined;
  readonly requestId: string;
}

/** The request is read anew from the form that carried it through the page: nothing is kept between page and answer. */
function readAsked(fields: URLSearchParams, { running, serviceProvider }: SignInContext): Asked {
  const samlRequest = single(fields, 'SAMLRequest');
  if (!samlRequest) throw new HttpFault(400, 'There is no SAMLRequest. Sign-in starts in Luotsi.');
  const relayState = single(fields, 'RelayState');
  if (Buffer.byteLength(relayState ?? '') > MOST_RELAY_STATE_BYTES) throw new HttpFault(400, 'RelayState is too long.');
  const { id } = readAuthnRequest(samlRequest, {
    spEntityId: serviceProvider.entityId,
    acsUrl: serviceProvider.acsUrl,
    destination: running.ssoUrl,
  });
  return { samlRequest, relayState, requestId: id };
}

function showLogin(asked: Asked, context: SignInContext, unknownUid?: string): Reply {
  const { provider, ssoUrl } = context.running;
  const body = loginPage({
    provider,
    people: peopleOf(provider.key),
    action: new URL(ssoUrl).pathname,
    samlRequest: asked.samlRequest,
    relayState: asked.relayState,
    unknownUid,
  });
  const targets = ["'self'", new URL(context.serviceProvider.acsUrl).origin];
  return htmlReply(unknownUid === undefined ? 200 : 422, body, targets);
}

/** How the provider signs: see `Provider.signs`. */
async function signing({ signs }: Provider, serviceProvider: ServiceProvider): Promise<Partial<ResponseOptions>> {
  if (signs === 'both') return {};
  if (signs === 'assertion') return { signature: null };
  const [certificate] = (await keysOf(serviceProvider.entityId)).encryption;
  if (!certificate) throw new Error('The application names no key to seal with.');
  return { response: { edit: sealing(certificate) } };
}

/** Answers with a person, or, when there is none, that nobody signed in. */
async function answer(asked: Asked, context: SignInContext, person: Person | undefined): Promise<Reply> {
  const { running, serviceProvider, sessions } = context;
  const { provider } = running;
  const cancelled = { code: STATUS.responder, subcode: STATUS.authnFailed, message: 'The sign-in was cancelled.' };
  const [nameId, sessionIndex] = [randomId(), randomId()];
  const said = {
    nameId: { value: nameId },
    authnStatements: [{ sessionIndex }],
    ...(provider.signs === 'sealed' && { signature: null }),
  };
  const xml = buildResponse({
    credentials: running.credentials,
    issuer: provider.entityId,
    audience: serviceProvider.entityId,
    acsUrl: serviceProvider.acsUrl,
    inResponseTo: asked.requestId,
    now: context.now(),
    attributes: person ? attributesOf(person, provider) : [],
    status: person ? { code: STATUS.success } : cancelled,
    assertions: person ? [said] : [],
    ...(person && (await signing(provider, serviceProvider))),
  });
  if (person) sessions.add(provider.key, { nameId, sessionIndex, displayName: person.displayName });
  const body = answerPage(serviceProvider.acsUrl, encodeResponse(xml), asked.relayState);
  return htmlReply(200, body, [new URL(serviceProvider.acsUrl).origin]);
}

/** `GET /<provider>/sso`: the application has sent a browser here. */
export function startSignIn(query: URLSearchParams, context: SignInContext): Reply {
  return showLogin(readAsked(query, context), context);
}

/** `POST /<provider>/sso`: somebody has chosen whom to be. A typed account goes before the list. */
export async function finishSignIn(request: IncomingMessage, context: SignInContext): Promise<Reply> {
  const fields = await readForm(request);
  const asked = readAsked(fields, context);
  if (single(fields, 'choice') === 'cancel') return answer(asked, context, undefined);
  const uid = single(fields, 'uid')?.trim() || single(fields, 'person') || '';
  const person = personFor(context.running.provider.key, uid);
  return person ? answer(asked, context, person) : showLogin(asked, context, uid);
}
