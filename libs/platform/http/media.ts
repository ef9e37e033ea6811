import { SetMetadata } from '@nestjs/common';

export const TAKES_FILE = 'lyceum:takes-file';
export const ANSWERS_FILE = 'lyceum:answers-file';

/** Says for the reference that the body of a request is a file of this media type. */
export const TakesFile = (mediaType: string) => SetMetadata(TAKES_FILE, mediaType);

/** Says for the reference that the answer is a file of this media type. */
export const AnswersFile = (mediaType: string) => SetMetadata(ANSWERS_FILE, mediaType);
