import { SetMetadata } from '@nestjs/common';

export const ALSO_ANSWERS = 'lyceum:also-answers';

/** Says for the reference that a route answers with other statuses as well, with the same body as its success. */
export const AlsoAnswers = (...statuses: number[]) => SetMetadata(ALSO_ANSWERS, statuses);
