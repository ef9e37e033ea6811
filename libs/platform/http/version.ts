import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { InputInvalid } from './errors.js';

export const EXPECTS_VERSION = 'lyceum:expects-version';

/** The version that the client saw, from `If-Match: "7"`; undefined without the header. */
export const ExpectedVersion = (): ParameterDecorator => (target, method, index) => {
  versionFromHeader()(target, method, index);
  const route = Object.getOwnPropertyDescriptor(target, method!)!;
  SetMetadata(EXPECTS_VERSION, true)(target, method!, route);
};

const versionFromHeader = createParamDecorator(
  (_: unknown, context: ExecutionContext): number | undefined => {
    const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
    if (header === undefined || header === '*') return undefined;
    const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header)?.[1];
    if (version === undefined) {
      throw new InputInvalid([
        { pointer: '/header/If-Match', detail: 'must be an ETag that was returned, such as "7"' },
      ]);
    }
    return Number(version);
  },
);
