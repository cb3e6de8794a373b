import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** One source file of the project. */
export interface Source {
  /** From the project's root, with slashes. */
  path: string;
  text: string;
  imports: Import[];
}

export interface Import {
  /** A path from the root for a file of ours, else the name as it stands. */
  target: string;
  ours: boolean;
  typeOnly: boolean;
}

const ROOT = path.resolve(import.meta.dirname, '../..');
export const FOLDERS = [
  ...['adapters', 'bench', 'bin', 'core', 'dashboard', 'functions', 'lib', 'local', 'statemachines', 'test'],
] as const;

/** Names and braces only between `import` and `from`: no other statement looks like that. */
const STATEMENT = /^(?:import|export)\s+(type\s+)?(?:[\w$*{},\s]+?\s+from\s+)?'([^']+)'/gm;
const CALL = /\bimport\(\s*'([^']+)'\s*\)/g;

function importsOf(file: string, text: string): Import[] {
  const found = [
    ...[...text.matchAll(STATEMENT)].map(([, type, name = '']) => ({ name, typeOnly: type !== undefined })),
    ...[...text.matchAll(CALL)].map(([, name = '']) => ({ name, typeOnly: false })),
  ];
  return found.map(({ name, typeOnly }) => {
    const ours = name.startsWith('.');
    return { target: ours ? path.posix.join(path.posix.dirname(file), name) : name, ours, typeOnly };
  });
}

/** Every TypeScript file of the project's own folders, declarations of foreign packages apart. */
export const SOURCES: readonly Source[] = globSync(`{${FOLDERS.join(',')}}/**/*.{ts,tsx}`, { cwd: ROOT })
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => !file.endsWith('.d.ts'))
  .sort()
  .map((file) => {
    const text = readFileSync(path.join(ROOT, file), 'utf8');
    return { path: file, text, imports: importsOf(file, text) };
  });

export const sourcesIn = (folder: string): Source[] => SOURCES.filter((source) => source.path.startsWith(`${folder}/`));

/** The code alone: comments, and the contents of strings and of regular expressions that are given a name, are taken out. */
export const codeOf = ({ text }: Source): string =>
  text
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/(^|\s)\/\/.*$/gm, '$1')
    .replaceAll(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, "''")
    .replaceAll(/= \/.+\/[a-z]*;$/gm, '= /x/;')
    .replaceAll(/`(?:\\.|[^`\\])*`/g, '``');
