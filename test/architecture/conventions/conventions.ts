import { language } from './language.js';
import { messages } from './messages.js';
import { names } from './names.js';
import { places } from './places.js';
import { routes } from './routes.js';
import { sizes } from './sizes.js';
import type { Conventions, Fault, House } from './source.js';
import { sql } from './sql.js';

export const conventions: Conventions = {
  ...places,
  ...names,
  ...language,
  ...sizes,
  ...routes,
  ...messages,
  ...sql,
};

/** Whatever of a house breaks a convention. */
export function broken(house: House): (Fault & { rule: string })[] {
  return Object.entries(conventions).flatMap(([rule, faultsOf]) =>
    faultsOf(house).map((fault) => ({ rule, ...fault })),
  );
}
