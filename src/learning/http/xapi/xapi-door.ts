import { Inject, Injectable } from '@nestjs/common';
import { versionsShownTo, xapiVersionOf, type XapiVersion } from '#domain/learning/xapi/xapi-version';
import { XapiRequestInvalid } from '#domain/learning/xapi/xapi.errors';
import { Settings } from '#platform/config/settings';
import { ExactDoors, MethodNotTaken, type ExactDoor, type ExactRequest } from '#platform/http/exact-requests';
import { alternateRequest } from './alternate-request.js';

export const XAPI_PREFIX = '/xapi/';

const VERSION = 'x-experience-api-version';
const THROUGH = 'x-experience-api-consistent-through';

/** Forms of 1.0.3 are posted to any of them. */
const METHODS: Readonly<Record<string, readonly string[]>> = {
  about: ['GET'],
  agents: ['GET', 'POST'],
  activities: ['GET', 'POST'],
  statements: ['GET', 'PUT', 'POST'],
  'activities/state': ['GET', 'PUT', 'POST', 'DELETE'],
  'activities/profile': ['GET', 'PUT', 'POST', 'DELETE'],
  'agents/profile': ['GET', 'PUT', 'POST', 'DELETE'],
};

/** Where nothing is posted but forms that ask. */
const LOOKUPS = ['agents', 'activities'];

/** The version that a request speaks; it was checked at the door. */
export function versionOf({ headers }: Pick<ExactRequest, 'headers'>): XapiVersion {
  return xapiVersionOf(headers[VERSION])!;
}

/** Where the addresses of xAPI begin: the version is asked first, and whoever asks by a form is understood. */
@Injectable()
export class XapiDoor implements ExactDoor {
  readonly prefix = XAPI_PREFIX;
  /** With what is attached to statements. */
  readonly bodyLimit: number;
  readonly openHeaders = {
    sent: [
      'Authorization',
      'Content-Type',
      'If-Match',
      'If-None-Match',
      'Accept-Language',
      'X-Experience-API-Version',
    ],
    read: ['ETag', 'Last-Modified', 'X-Experience-API-Version', 'X-Experience-API-Consistent-Through'],
  };

  constructor(@Inject(ExactDoors) doors: ExactDoors, @Inject(Settings) settings: Settings) {
    this.bodyLimit = settings.XAPI_REQUEST_MIB * 1024 ** 2;
    doors.add(this);
  }

  /** What is refused says as well until when statements are seen: until now, since nothing is shown. */
  headersFor({ headers, path }: Pick<ExactRequest, 'headers' | 'path'>): Record<string, string> {
    const through = path.startsWith(`${XAPI_PREFIX}statements`) && { [THROUGH]: new Date().toISOString() };
    return { [VERSION]: xapiVersionOf(headers[VERSION]) ?? '2.0.0', ...through };
  }

  methodsOf(path: string): readonly string[] | undefined {
    return METHODS[path.slice(XAPI_PREFIX.length)];
  }

  /** @throws XapiRequestInvalid, MethodNotTaken */
  meant(request: ExactRequest): ExactRequest {
    const meant = 'method' in request.parameters ? alternateRequest(request) : request;
    if (meant.path !== `${XAPI_PREFIX}about` && xapiVersionOf(meant.headers[VERSION]) === null)
      throw new XapiRequestInvalid(
        '/header/X-Experience-API-Version',
        `must be one of ${versionsShownTo(null).join(', ')}`,
      );
    const isLookup = LOOKUPS.includes(meant.path.slice(XAPI_PREFIX.length));
    if (isLookup && meant.method !== 'GET') throw new MethodNotTaken();
    return meant;
  }
}
