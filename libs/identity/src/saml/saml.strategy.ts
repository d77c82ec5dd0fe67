import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import {
  MultiSamlStrategy,
  type MultiStrategyConfig,
  type PassportSamlConfig,
  type Profile,
  type VerifyWithRequest,
} from '@node-saml/passport-saml';
import type { Request } from 'express';
import { type AcceptedResponse, AcceptResponse } from './accept-response.js';
import type { Exchange } from './exchanges.js';
import type { IdentityProvider } from './providers.js';
import { SamlRefusal } from './saml-refusal.js';

/** What the guards have found out about a request before passport sees it. */
export interface SamlContext {
  readonly provider: IdentityProvider;
  readonly exchange: Exchange;
  readonly options: PassportSamlConfig;
}

const contexts = new WeakMap<object, SamlContext>();

export function setSamlContext(request: object, context: SamlContext): void {
  contexts.set(request, context);
}

function contextOf(request: object): SamlContext {
  const context = contexts.get(request);
  if (!context) throw new SamlRefusal('no exchange');
  return context;
}

/** passport-saml with the provider chosen by OUR request, never by the message. */
@Injectable()
export class SamlStrategy extends PassportStrategy(MultiSamlStrategy, 'saml') {
  constructor(private readonly acceptResponse: AcceptResponse) {
    const options: MultiStrategyConfig = {
      passReqToCallback: true,
      getSamlOptions: (request, done) => {
        try {
          done(null, contextOf(request).options);
        } catch (error) {
          done(error instanceof Error ? error : new Error(String(error)));
        }
      },
    };
    // The mixin appends its own verify callback (our validate); its types, made for other strategies, ask for one here.
    super(...([options] as unknown as [MultiStrategyConfig, VerifyWithRequest]));
  }

  validate(request: Request, profile: Profile | null): Promise<AcceptedResponse> {
    const { provider, exchange } = contextOf(request);
    if (!profile) throw new SamlRefusal('no profile');
    return this.acceptResponse.after(profile, provider, exchange);
  }
}
