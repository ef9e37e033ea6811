/** What a comment says, sentence by sentence. */
export function sentencesOf(text: string): string[] {
  return text.match(/.+?(?:[.?!](?=\s+[A-Z`]|$)|$)/g)?.map((sentence) => sentence.trim()) ?? [];
}

/** `signOutEverywhere` → `sign out everywhere` */
export function wordsOf(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
