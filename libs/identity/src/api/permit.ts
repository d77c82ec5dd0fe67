import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { askedLanguage } from '#platform';
import { DomainError } from '#platform/kernel';
import type { Permission, StaffPermission } from '../domain/permissions.js';
import { mayUse, reaches, type Scope, type SignedIn, scopeFor } from '../domain/scope.js';
import { IdentityError } from '../errors.js';
import { actorOf } from '../sessions/signed-in.middleware.js';

export const PERMISSION = 'luotsi:permission';

/** Names the permission of a route. A route without one answers nobody. */
export const Permit = (permission: Permission): MethodDecorator => SetMetadata(PERMISSION, permission);

/** @throws identity.not-signed-in, identity.not-allowed */
export function requirePermission(actor: SignedIn | undefined, permission: Permission | undefined): void {
  if (permission === 'public') return;
  if (permission === undefined) throw new DomainError(IdentityError.notAllowed);
  if (!actor) throw new DomainError(IdentityError.notSignedIn);
  if (permission !== 'signed-in' && !mayUse(actor, permission)) throw new DomainError(IdentityError.notAllowed);
}

@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const permission = this.reflector.get<Permission | undefined>(PERMISSION, context.getHandler());
    requirePermission(actorOf(context.switchToHttp().getRequest<Request>()), permission);
    return true;
  }
}

/**
 * The signed-in person of a route whose permission is not `public`. `language` is that of the page, where the request says it: it may differ
 * from the language of the person's mails, and does for a moment while somebody changes it.
 */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): SignedIn => {
  const request = context.switchToHttp().getRequest<Request>();
  const actor = actorOf(request);
  if (!actor) throw new DomainError(IdentityError.notSignedIn);
  return { ...actor, language: askedLanguage(request) ?? actor.language };
});

/** The scope of a staff permission. @throws identity.not-allowed */
export function requireScope(actor: SignedIn, permission: StaffPermission): Scope {
  const scope = scopeFor(actor, permission);
  if (!scope) throw new DomainError(IdentityError.notAllowed);
  return scope;
}

/** The same for what touches everybody: only a grant for all organisations and programmes reaches so far. @throws identity.not-allowed */
export function requireEverywhere(actor: SignedIn, permission: StaffPermission): void {
  if (!reaches(requireScope(actor, permission), { organisationId: null, programmeId: null }))
    throw new DomainError(IdentityError.notAllowed);
}
