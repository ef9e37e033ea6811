import { SetMetadata } from '@nestjs/common';

export const UNLIMITED = 'lyceum:unlimited';

/** A route that is not counted: what keeps the process in service must not be refused because of others. */
export const Unlimited = () => SetMetadata(UNLIMITED, true);
