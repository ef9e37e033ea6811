/** The embedded server cannot be had; the message says what to do and is meant for the operator's eyes. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
}
