import { Injectable } from '@nestjs/common';
import type { Profile } from '@node-saml/passport-saml';
import { Settings } from '#platform';
import { Clock, DomainError } from '#platform/kernel';
import { keysOf } from '../domain/account-key.js';
import { IdentityError } from '../errors.js';
import { readAttributes, type SamlPerson } from './attributes.js';
import { type OpenedAssertion, openAssertion } from './encrypted-assertion.js';
import { type Exchange, SamlExchanges } from './exchanges.js';
import { guardAssertion, guardMessage } from './message-guard.js';
import type { IdentityProvider } from './providers.js';
import {
  authenticatedAt,
  checkAssertion,
  checkResponse,
  type ExpectedResponse,
  type SubjectSession,
  subjectSession,
} from './response-policy.js';
import { SamlRefusal } from './saml-refusal.js';
import { acsOf, entityIdOf } from './service-provider.js';
import { checkSignaturePolicy } from './signature-policy.js';
import { SpKeys } from './sp-keys.js';
import type { WhatMustHold } from './what-must-hold.js';
import { children, NS, parseXml } from './xml.js';

export interface AcceptedResponse {
  readonly provider: IdentityProvider;
  readonly exchange: Exchange;
  readonly person: SamlPerson;
  readonly session: SubjectSession;
  /** When the person last proved who they are to the provider. */
  readonly authenticatedAt: Date;
}

/** All checks of identity.md 2.3 on both sides of the library's signature check; the first fault refuses the message. */
@Injectable()
export class AcceptResponse {
  constructor(
    private readonly settings: Settings,
    private readonly exchanges: SamlExchanges,
    private readonly spKeys: SpKeys,
    private readonly clock: Clock,
  ) {}

  /** Before the signatures are looked at: what must hold for the message to be believed. @throws SamlRefusal */
  async before(encoded: unknown, provider: IdentityProvider, exchange: Exchange): Promise<WhatMustHold> {
    const message = guardMessage(encoded);
    checkResponse(message.response, this.expected(provider, exchange));
    const opened = message.sealed && (await this.open(message.sealed));
    const assertion = opened ? guardAssertion(opened.xml) : message.assertion;
    checkSignaturePolicy(message.response, assertion);
    const { responseIsSigned } = message;
    const assertionIsSigned = assertion !== undefined && children(assertion, NS.signature, 'Signature').length === 1;
    if (!responseIsSigned && !assertionIsSigned) throw new SamlRefusal('nothing is signed');
    return { responseIsSigned, assertionIsSigned, decryptionKey: opened?.privateKey };
  }

  /** After the signature held: reads nothing but the bytes that were signed. @throws SamlRefusal, identity.saml-incomplete */
  async after(profile: Profile, provider: IdentityProvider, exchange: Exchange): Promise<AcceptedResponse> {
    const xml = profile.getAssertionXml?.();
    if (!xml) throw new SamlRefusal('no signed assertion');
    const assertion = parseXml(xml).documentElement;
    const { assertionId, keepUntil } = checkAssertion(assertion, this.expected(provider, exchange));
    const person = readAttributes(assertion, provider.scopes);
    if (keysOf(person).size === 0 || !person.displayName) {
      const { support, errorUrl } = provider;
      throw new DomainError(IdentityError.samlIncomplete, {
        ...(support && { support }),
        ...(errorUrl && { errorUrl }),
      });
    }
    if (!(await this.exchanges.useAssertion(provider.entityId, assertionId, keepUntil)))
      throw new SamlRefusal('assertion used before');
    const session = subjectSession(assertion);
    return { provider, exchange, person, session, authenticatedAt: authenticatedAt(assertion) };
  }

  private async open(sealed: Element): Promise<OpenedAssertion> {
    const keys = (await this.spKeys.all()).map(({ privateKey }) => privateKey);
    return openAssertion(sealed, { keys, cbcAllowed: this.settings.env.SAML_ALLOW_CBC === 'on' });
  }

  private expected(provider: IdentityProvider, exchange: Exchange): ExpectedResponse {
    return {
      entityId: provider.entityId,
      acs: acsOf(this.settings),
      audience: entityIdOf(this.settings),
      requestId: exchange.requestId,
      now: this.clock.now(),
    };
  }
}
