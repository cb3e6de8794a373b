import { describe, expect, test } from 'vitest';
import { type Import, SOURCES, type Source, sourcesIn } from './sources.ts';

/*
 * The import law, once more, as a table: bin builds lib; lib names functions; functions serve core; adapters fulfil
 * core; nothing points back. `ours` says which of our files a folder may import, `packages` which packages.
 */

interface Law {
  ours: (target: string, from: string) => boolean;
  packages: RegExp;
}

const within =
  (...folders: string[]) =>
  (target: string): boolean =>
    folders.some((folder) => target.startsWith(`${folder}/`));
const isContract = (target: string) => /^statemachines\/[\w-]+\/contract\.ts$/.test(target);
/** `functions/api/auth/x.ts` → `functions/api/auth`. */
const folderOf = (file: string) => file.slice(0, file.lastIndexOf('/'));

const LAWS: Readonly<Record<string, Law>> = {
  core: {
    ours: within('core'),
    packages: /^(zod|temporal-polyfill|libphonenumber-js\/min|liquidjs|sms-segments-calculator)$/,
  },
  statemachines: { ours: within('core'), packages: /^zod$/ },
  adapters: {
    ours: (target) => within('core', 'adapters')(target) || isContract(target),
    packages: /^(@aws-sdk\/[\w-]+|node:crypto|nodemailer\/.+|ulid|zod|ical-generator|csv-parse(\/.+)?)$/,
  },
  functions: {
    ours: (target, from) =>
      within('core', 'functions/pipelines', folderOf(from))(target) ||
      isContract(target) ||
      (from.endsWith('/handler.ts') && within('adapters')(target)),
    packages:
      /^(zod|aws-lambda|node:(crypto|zlib|fs\/promises|path)|@middy\/[\w-]+|@aws-lambda-powertools\/[\w-]+|@aws-sdk\/(client-dynamodb|util-dynamodb))$/,
  },
  lib: {
    ours: (target) =>
      within('lib', 'core/contracts')(target) ||
      /^functions\/(catalogue|.+\/env)\.ts$/.test(target) ||
      /^adapters\/dynamodb\/(table-design|keys)\.ts$/.test(target) ||
      isContract(target),
    packages: /^(aws-cdk-lib(\/.+)?|constructs|cdk-nag|zod|node:.+)$/,
  },
  bin: {
    ours: (target, from) =>
      from === 'bin/callout.ts' ? within('lib')(target) : within('bin', 'adapters', 'core')(target),
    packages: /^(aws-cdk-lib(\/.+)?|cdk-nag|commander|zod|node:.+)$/,
  },
  dashboard: {
    ours: within('dashboard', 'core'),
    packages: /^(preact(\/hooks)?|preact-iso|@preact\/signals|zod)$/,
  },
  local: { ours: (target) => !within('lib', 'bin', 'test', 'bench')(target), packages: /./ },
};

/** Files that are something else than their folder: build scripts, and the one list of functions. */
const EXCEPT: Readonly<Record<string, Partial<Law>>> = {
  'core/contracts/openapi.ts': { packages: /^(zod|zod-openapi)$/ },
  'core/contracts/write-openapi.ts': { packages: /^node:fs$/ },
  'core/job/write-lifecycle.ts': { packages: /^node:fs$/ },
  'functions/catalogue.ts': { ours: (target) => within('core')(target) || target.endsWith('/env.ts') },
  'dashboard/vite.config.ts': { packages: /^(vite|node:.+)$/ },
};

function breaches(source: Source, law: Law): string[] {
  const { ours, packages } = { ...law, ...EXCEPT[source.path] };
  const allowed = (each: Import) => (each.ours ? ours(each.target, source.path) : packages.test(each.target));
  return source.imports.filter((each) => !allowed(each)).map(({ target }) => `${source.path} imports ${target}`);
}

test('the whole project was read', () => {
  expect(SOURCES.length).toBeGreaterThan(300);
  const imports = SOURCES.flatMap((source) => source.imports);
  expect(imports.length).toBeGreaterThan(SOURCES.length);
  expect(imports.filter(({ typeOnly }) => typeOnly).length).toBeGreaterThan(100);
});

describe.each(Object.entries(LAWS))('%s', (folder, law) => {
  test('imports only what it may', () => {
    const sources = sourcesIn(folder);
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.flatMap((source) => breaches(source, law))).toEqual([]);
  });
});

test('a breach is found: the law can fail', () => {
  const planted = (path: string, target: string, ours = true): Source => ({
    ...{ path, text: '' },
    imports: [{ target, ours, typeOnly: true }],
  });
  const cases: [string, string, boolean][] = [
    ['core/escalation/decide.ts', 'adapters/clock/now.ts', true],
    ['core/escalation/decide.ts', 'node:fs', false],
    ['adapters/dynamodb/read.ts', 'functions/pipelines/http.ts', true],
    ['functions/ladder/hold.ts', 'adapters/clock/now.ts', true],
    ['functions/pipelines/http.ts', 'adapters/clock/now.ts', true],
    ['functions/ladder/hold.ts', 'functions/sweep/sweep.ts', true],
    ['functions/ladder/handler.ts', 'lib/stage.ts', true],
    ['lib/stage.ts', 'functions/ladder/handler.ts', true],
    ['lib/stage.ts', 'adapters/dynamodb/read.ts', true],
    ['dashboard/desk/desk.tsx', 'functions/pipelines/http.ts', true],
    ['dashboard/desk/desk.tsx', 'node:fs', false],
    ['local/start.ts', 'lib/stage.ts', true],
  ];
  for (const [path, target, ours] of cases) {
    const law = LAWS[path.split('/')[0] ?? ''];
    expect(law && breaches(planted(path, target, ours), law), `${path} → ${target}`).toHaveLength(1);
  }
});

test('the dashboard takes types from core, and nothing that runs', () => {
  const running = sourcesIn('dashboard').flatMap((source) =>
    source.imports
      .filter(({ target, ours, typeOnly }) => (target === 'zod' || (ours && target.startsWith('core/'))) && !typeOnly)
      .map(({ target }) => `${source.path} runs ${target}`),
  );
  expect(running).toEqual([]);
});

test('zod is imported as a namespace, which a bundler can shake', () => {
  const braces = SOURCES.filter(({ text }) => /^import \{[^}]*\} from 'zod'/m.test(text)).map(({ path }) => path);
  expect(braces).toEqual([]);
});
