/** Tells how far something long is: so many of so many bytes, and what is at hand. */
export type Progress = (done: number, total: number, note: string) => void;
