/** @param {string} kebab `mark-attendance` → `MarkAttendance` */
export function pascal(kebab) {
  return kebab.replaceAll(/(?:^|-)([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}

/** @param {string} kebab `mark-attendance` → `markAttendance` */
export function camel(kebab) {
  return kebab.replaceAll(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}

/** @param {string} kebab `academic-year` → `academic_year` */
export function snake(kebab) {
  return kebab.replaceAll('-', '_');
}

/**
 * What a message is about: `get-section` is about `section`, `list-sections` too.
 * @param {string} kebab
 */
export function subjectOf(kebab) {
  const [, ...rest] = kebab.split('-');
  if (rest.length === 0) throw new Refusal(`${kebab}: a message is a verb and a noun, such as lock-register`);
  return rest.join('-').replace(/(?<=[^s])s$/, '');
}

/** What the user is told instead of a stack trace. */
export class Refusal extends Error {}

/**
 * @param {string | undefined} name
 * @param {RegExp} form
 * @param {string} example
 */
export function named(name, form, example) {
  if (name && form.test(name)) return name;
  throw new Refusal(`${name ?? 'A name'} is ${name ? 'not of' : 'missing:'} the form ${example}`);
}
