const HIDDEN = '[hidden]';

/** Values of fields whose name says that nobody else may read them, at any depth. */
const SECRET_FIELDS =
  /"([\w.-]*(?:passw|secret|token|authorization|cookie|api_?key|otp|e_?mail)[\w.-]*)":"(?:[^"\\]|\\.)*"/gi;
const SECRET_FIELD_HINT = /passw|secret|token|authorization|cookie|key|otp|mail/i;

const BEARER = /\b(bearer|basic) [\w.~+/=-]+/gi;
const JWT = /\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g;
const URL_CREDENTIALS = /:\/\/[^\s/@"\\]+@/g;
/** Never begins within an escape of the JSON text, which would leave a broken line. */
const EMAIL = /(?<!\\|\\u[0-9a-f]{0,3})[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]+(?:\.[\w-]+)+/gi;

/**
 * Takes secrets and e-mail addresses out of a log line, whoever put them there: fields by name, credentials and
 * addresses wherever they stand (the message of an error of the database may quote a row). The line stays valid JSON.
 */
export function scrub(line: string): string {
  let clean = line;
  if (SECRET_FIELD_HINT.test(clean)) clean = clean.replaceAll(SECRET_FIELDS, `"$1":"${HIDDEN}"`);
  if (clean.includes('@'))
    clean = clean.replaceAll(URL_CREDENTIALS, `://${HIDDEN}@`).replaceAll(EMAIL, HIDDEN);
  if (clean.includes('eyJ')) clean = clean.replaceAll(JWT, HIDDEN);
  return clean.replaceAll(BEARER, `$1 ${HIDDEN}`);
}
