import { perFile, type Conventions } from './source.js';

const FOLDERS = 'http|ws|jobs|cli|commands|queries|events|acl|persistence';

/** A file whose place says nothing is judged by no boundary. */
export const places: Conventions = {
  'every-file-has-a-place': perFile(({ path }, { contexts }) => {
    const names = Object.keys(contexts).join('|');
    const known = [
      /^src\/[^/]+\.ts$/,
      /^src\/demo\//,
      new RegExp(`^src/(${names})/(\\1\\.(module|api)\\.ts$|(${FOLDERS})/)`),
      new RegExp(`^libs/domain/(kernel|${names})/`),
      /^libs\/platform\/[^/]+\//,
      /^libs\/platform\/platform\.module\.ts$/,
    ];
    if (known.some((place) => place.test(path))) return [];
    return [
      'lies where no kind of file lies: see docs/where-does-it-go.md; a new context is declared in contexts.json',
    ];
  }),

  'contexts-make-no-circle': ({ contexts }) =>
    Object.keys(contexts)
      .filter((context) => reaches(contexts, context, context))
      .map((context) => ({
        path: 'contexts.json',
        says: `${context} asks itself in the end; let one side react to events`,
      })),

  'contexts-exist': ({ contexts }) =>
    Object.values(contexts)
      .flat()
      .filter((asked) => !(asked in contexts))
      .map((asked) => ({ path: 'contexts.json', says: `${asked} is asked but not declared` })),
};

function reaches(
  contexts: Readonly<Record<string, readonly string[]>>,
  from: string,
  goal: string,
  seen = new Set<string>(),
): boolean {
  return (contexts[from] ?? []).some((next) => {
    if (next === goal) return true;
    if (seen.has(next)) return false;
    seen.add(next);
    return reaches(contexts, next, goal, seen);
  });
}
