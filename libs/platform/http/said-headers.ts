import { SetMetadata } from '@nestjs/common';

export const TAKES_HEADERS = 'lyceum:takes-headers';
export const ANSWERS_HEADERS = 'lyceum:answers-headers';

/** Says for the reference which headers of its own a route reads; what each is, tools/docs/headers.ts says. */
export const TakesHeaders = (...names: string[]) => SetMetadata(TAKES_HEADERS, names);

/** Says for the reference which headers of its own the success of a route may carry. */
export const AnswersHeaders = (...names: string[]) => SetMetadata(ANSWERS_HEADERS, names);
