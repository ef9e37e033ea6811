import ts from 'typescript';
import { nodesOf, perFile, type Conventions } from './source.js';

export const names: Conventions = {
  'names-tell': perFile(({ path }) => {
    const steps = path.split('/').slice(1);
    const banned = steps.flatMap((step) => step.split('.')).filter((name) => EMPTY_NAMES.test(name));
    return banned.map((name) => `"${name}" says nothing; name the thing by what it is or does`);
  }),

  'files-are-named-by-their-class': perFile((source) => {
    const [, stem, suffix] = NAMED.exec(source.path) ?? [];
    if (!stem || !suffix) return [];
    const wanted = `${pascal(stem)}${pascal(suffix)}`;
    if (nodesOf(source, ts.isClassDeclaration).some(({ name }) => name?.text === wanted)) return [];
    return [`holds no class ${wanted}; a file is named by what it holds`];
  }),
};

const EMPTY_NAMES =
  /^(utils?|helpers?|common|shared|manager|base|data|process|misc|index)$|-(utils?|helpers?|manager|base)$|^base-/;

const NAMED = /\/([a-z0-9-]+)\.(use-case|command|query|controller|module|api|action|topic)\.ts$/;

function pascal(kebab: string): string {
  return kebab.replaceAll(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
