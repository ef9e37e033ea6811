import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '#domain/kernel/actor';
import type { Permission } from '#domain/kernel/permissions';
import type { Access } from './access.js';

export const DOOR = 'lyceum:door';

/** How a route is guarded. One that declares nothing does not boot. */
export type Door =
  | { readonly kind: 'public' }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'requires'; readonly permission: Permission };

/** Anyone may call it: sign-in, health, public pages. */
export const Public = () => SetMetadata<string, Door>(DOOR, { kind: 'public' });

/** Any signed-in person, about themselves. */
export const SignedIn = () => SetMetadata<string, Door>(DOOR, { kind: 'signed-in' });

/** Whoever has this permission in the school or district that the path names. */
export const Requires = (permission: Permission) =>
  SetMetadata<string, Door>(DOOR, { kind: 'requires', permission });

const reflector = new Reflector();

/** What the route declares, or its controller for all of its routes. */
export function doorOf(context: ExecutionContext): Door | undefined {
  return reflector.getAllAndOverride<Door | undefined>(DOOR, [context.getHandler(), context.getClass()]);
}

/** The request as the guards leave it. `refusal`: why nobody could be found behind it. */
export type GuardedRequest = FastifyRequest & { actor?: Actor; access?: Access; refusal?: unknown };

/** Who acts, as the guard found it. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<GuardedRequest>();
  if (!actor) throw new Error('A route that takes the actor must not be public.');
  return actor;
});

/** The session behind the request, for what concerns it alone (sign-out). */
export const CurrentAccess = createParamDecorator((_: unknown, context: ExecutionContext): Access => {
  const { access } = context.switchToHttp().getRequest<GuardedRequest>();
  if (!access) throw new Error('A route that takes the access must not be public.');
  return access;
});
