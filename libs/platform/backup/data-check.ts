import type { INestApplicationContext } from '@nestjs/common';

export interface DataFinding {
  /** Null for what belongs to no school. */
  readonly schoolId: string | null;
  /** What is wrong, as a sentence. */
  readonly detail: string;
}

/** What a context can say about its data as a whole, beyond what the database checks by itself. */
export interface DataCheck {
  /** As a sentence that holds when all is well. */
  readonly says: string;
  /** It follows events: where some wait, it holds only once they were handed on. */
  readonly followsEvents: boolean;
  run(app: INestApplicationContext): Promise<readonly DataFinding[]>;
}
