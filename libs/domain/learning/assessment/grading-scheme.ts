import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { GradingSchemeInvalid } from './gradebook.errors.js';
import { NO_SCHEME, type GradeCategory, type SchemeDetails } from './grading-scheme.words.js';

/** Of one run. */
export class GradingScheme extends AggregateRoot {
  /** The run's. */
  readonly id!: string;
  readonly schoolId!: string;
  private categories!: readonly GradeCategory[];
  private excluded!: readonly string[];
  readonly version!: number;

  static of(run: { readonly id: string; readonly schoolId: string }): GradingScheme {
    const scheme = new GradingScheme();
    Object.assign(scheme, NO_SCHEME, { id: run.id, schoolId: run.schoolId, version: 1 });
    return scheme;
  }

  /** Without what is no longer there. @param copyOf the copies of the items, by the ids of the originals */
  copyTo(
    run: { readonly id: string; readonly schoolId: string },
    copyOf: ReadonlyMap<string, string>,
  ): GradingScheme {
    const copied = (ids: readonly string[]) => ids.flatMap((id) => copyOf.get(id) ?? []);
    const categories = this.categories.map((one) => ({ ...one, itemIds: copied(one.itemIds) }));
    return Object.assign(GradingScheme.of(run), { categories, excluded: copied(this.excluded) });
  }

  /** The item is no longer there. */
  leaveOut(itemId: string): void {
    const others = (ids: readonly string[]) => ids.filter((id) => id !== itemId);
    const isNamed = [...this.categories.flatMap(({ itemIds }) => itemIds), ...this.excluded].includes(itemId);
    if (!isNamed) return;
    this.categories = this.categories.map((one) => ({ ...one, itemIds: others(one.itemIds) }));
    this.excluded = others(this.excluded);
  }

  /** @param gradable the ids of the quizzes and assignments of the run @throws GradingSchemeInvalid */
  change({ categories, excluded }: SchemeDetails, gradable: ReadonlySet<string>): void {
    const titles = categories.map(({ title }) => title);
    if (new Set(titles).size < titles.length)
      throw new GradingSchemeInvalid('categories', 'must have titles that differ');
    const named = [...categories.flatMap(({ itemIds }) => itemIds), ...excluded];
    if (new Set(named).size < named.length)
      throw new GradingSchemeInvalid('categories', 'must name each item once, or exclude it');
    if (named.some((id) => !gradable.has(id)))
      throw new GradingSchemeInvalid('categories', 'must name quizzes and assignments of the run');
    Object.assign(this, { categories, excluded });
  }
}
