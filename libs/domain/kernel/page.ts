/** One page of a list. `next` is an opaque cursor for `?after=`; absent on the last page. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
}
