import { Logger } from '@nestjs/common';
import { Parts } from '#domain/overview/parts';

const log = new Logger('Overview');

/** The parts of one answer. What fails is for whoever operates this, too. */
export function loggedParts(): Parts {
  return new Parts((part, error) => log.warn(`An overview came without its ${part}: ${String(error)}`));
}
