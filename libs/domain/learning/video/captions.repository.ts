import { token } from '../../kernel/token.js';
import type { Captions } from './captions.js';

/** The captions of the videos of the school of the unit of work. */
export interface CaptionsRepository {
  find(videoId: string, language: string): Promise<Captions | null>;
  add(captions: Captions): void;
  remove(captions: Captions): void;
}
export const CaptionsRepository = token<CaptionsRepository>('CaptionsRepository');
