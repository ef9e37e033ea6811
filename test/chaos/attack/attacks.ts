import type { SourceChange } from '../harness/source-change.js';
import type { SingleAttack, WideAttack } from './attack.js';
import { massAssignment, operatorInjection } from './cases/bodies.js';
import { foreignBody, mixedIds, otherSchool, privilege } from './cases/cross-school.js';
import { ENUMERATION_ATTACKS } from './cases/enumeration.js';
import { FILE_ATTACKS } from './cases/files.js';
import { redos, sqlInjection } from './cases/injection.js';
import { LEARNING_ATTACKS } from './cases/learning.js';
import { MEDIA_ATTACKS, takenBack } from './cases/media.js';
import { pathIds } from './cases/path-ids.js';
import { HOSTILE_BODY_ATTACKS } from './cases/hostile-bodies.js';
import { RECORD_STORE_ATTACKS } from './cases/record-store.js';
import { REQUEST_ATTACKS } from './cases/requests.js';
import { SESSION_ATTACKS } from './cases/sessions.js';
import { SLOW_ATTACKS } from './cases/slow.js';
import { junk } from './cases/socket-junk.js';
import { SOCKET_SCHOOL_ATTACKS } from './cases/socket-schools.js';
import { SOCKET_ATTACKS } from './cases/sockets.js';
import { SURROUNDING_ATTACKS } from './cases/surroundings.js';
import { strangersEverywhere, TOKEN_ATTACKS } from './cases/tokens.js';
import { UPLOAD_ATTACKS } from './cases/uploads.js';

/** Made at every operation that each suits. */
export const WIDE_ATTACKS: readonly WideAttack[] = [
  otherSchool,
  mixedIds,
  foreignBody,
  privilege,
  strangersEverywhere,
  massAssignment,
  operatorInjection,
  sqlInjection,
  redos,
  pathIds,
];

export const SINGLE_ATTACKS: readonly SingleAttack[] = [
  ...TOKEN_ATTACKS,
  ...SESSION_ATTACKS,
  ...ENUMERATION_ATTACKS,
  ...HOSTILE_BODY_ATTACKS,
  ...REQUEST_ATTACKS,
  ...SURROUNDING_ATTACKS,
  ...FILE_ATTACKS,
  ...UPLOAD_ATTACKS,
  ...MEDIA_ATTACKS,
  ...LEARNING_ATTACKS,
  ...RECORD_STORE_ATTACKS,
  ...SOCKET_SCHOOL_ATTACKS,
  ...SOCKET_ATTACKS,
  junk,
];

/** They take their time, so they are made beside everything else. */
export const LONG_ATTACKS: readonly SingleAttack[] = [...SLOW_ATTACKS, takenBack];

/** What the replica with the holes is made of; all but those that are always open are closed until they are needed. */
export const HOLES: readonly SourceChange[] = [...WIDE_ATTACKS, ...SINGLE_ATTACKS, ...LONG_ATTACKS].flatMap(
  ({ fixture }) => [...(fixture.changes ?? []), ...(fixture.always ?? [])],
);
