import type { TestApp } from '../../support/test-app.js';
import type { TwoSchools } from '../../support/two-schools.js';

/** A sound request to a route that lies below no school. */
export interface OtherRequest {
  readonly path: string;
  readonly body?: object;
  readonly bytes?: Uint8Array<ArrayBuffer>;
  /** Of the bytes; an archive where nothing is said. */
  readonly mediaType?: string;
  readonly token?: string;
}

export interface OtherWorld {
  readonly app: TestApp;
  readonly schools: TwoSchools;
}

/** Makes one, and what it needs. */
export type Sample = (world: OtherWorld) => OtherRequest | Promise<OtherRequest>;
