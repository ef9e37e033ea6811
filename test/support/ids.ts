/** What a path names, by the names of its parameters. */
export type Ids = Readonly<Record<string, string>>;
