import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BuildResult, build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FUNCTIONS } from '../../functions/catalogue.ts';
import GraphemeSplitter from '../../lib/bundling/graphemes.ts';
import { LAMBDA_BUNDLE } from '../../lib/bundling/lambda-bundle.ts';

/* What is in each function's bundle, made with the options that are deployed. Bytes are exact. */

/** Bytes of minified script that the sender may have (performance spec). */
const SENDER_BYTES = 740_000;

const ROOT = path.resolve(import.meta.dirname, '../..');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'bundle-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const named = (kind: string) =>
  Object.entries(LAMBDA_BUNDLE.esbuildArgs ?? {}).flatMap(([key, value]) =>
    key.startsWith(`--${kind}:`) ? [[key.slice(kind.length + 3), String(value)] as const] : [],
  );

const bundle = (entry: string, outfile: string): Promise<BuildResult<{ metafile: true }>> =>
  build({
    ...{ absWorkingDir: ROOT, entryPoints: [entry], outfile, metafile: true, logLevel: 'error' },
    ...{ bundle: true, minify: true, format: 'cjs', platform: 'node', target: 'node24', charset: 'utf8' },
    mainFields: LAMBDA_BUNDLE.mainFields ?? [],
    alias: Object.fromEntries(named('alias')),
    external: named('external').map(([pattern]) => pattern),
    supported: Object.fromEntries(named('supported').map(([feature, value]) => [feature, value === 'true'])),
  });

const packagesIn = ({ metafile }: BuildResult<{ metafile: true }>): Set<string> =>
  new Set(
    Object.values(metafile.outputs).flatMap(({ inputs }) =>
      Object.keys(inputs).flatMap((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []),
    ),
  );

test('the parser of templates is in the sender and in the function of the texts; what sends, in the sender alone', async () => {
  const where = new Map<string, string[]>();
  for (const [name, { entry }] of Object.entries(FUNCTIONS)) {
    const packages = packagesIn(await bundle(entry, path.join(folder, `${name}.js`)));
    for (const each of packages) where.set(each, [...(where.get(each) ?? []), name]);
  }
  expect(where.get('liquidjs')).toEqual(['templates', 'stream-messages']);
  for (const each of ['nodemailer', '@aws-sdk/client-ses', '@aws-sdk/client-sns'])
    expect([each, where.get(each)]).toEqual([each, ['stream-messages']]);
  expect(where.get('grapheme-splitter'), 'its tables are the runtime’s own').toBeUndefined();
});

test('the sender keeps its budget', async () => {
  const { metafile } = await bundle(FUNCTIONS['stream-messages'].entry, path.join(folder, 'sender.js'));
  const bytes = Object.values(metafile.outputs).reduce((sum, output) => sum + output.bytes, 0);
  console.log(`sender: ${bytes} of ${SENDER_BYTES} bytes`);
  expect(bytes).toBeLessThanOrEqual(SENDER_BYTES);
});

test('an email is composed, and an SMS counted, by what stands in the place of the large tables', async () => {
  const entry = path.join(folder, 'try.ts');
  writeFileSync(
    entry,
    `import MailComposer from '${ROOT}/node_modules/nodemailer/dist/esm/mail-composer/index.js';
     import { segmentsOf } from '${ROOT}/core/message/sms-text.ts';
     const mail = { from: 'a@b.example', to: 'c@d.example', subject: 'Día', text: 'plain', html: '<p>rich</p>' };
     new MailComposer(mail).compile().build((_, made) =>
       console.log(JSON.stringify({ made: String(made), counts: ['ñ', 'á'.repeat(70), '👍🏽'.repeat(20)].map(segmentsOf) })));`,
  );
  await bundle(entry, path.join(folder, 'try.js'));
  copyFileSync(path.join(ROOT, 'lib/bundling/mime-types.cjs'), path.join(folder, 'mime-types.js'));
  const { made, counts } = JSON.parse(execFileSync(process.execPath, [path.join(folder, 'try.js')]).toString());
  expect(made).toMatch(/multipart\/alternative/);
  expect(made).toMatch(/text\/plain; charset=utf-8[\s\S]+plain[\s\S]+text\/html; charset=utf-8[\s\S]+<p>rich<\/p>/);
  expect(counts).toEqual([
    { segments: 1, encoding: 'GSM-7' },
    { segments: 1, encoding: 'UCS-2' },
    { segments: 2, encoding: 'UCS-2' },
  ]);
});

test('a character that is put together of several signs is one', () => {
  expect(new GraphemeSplitter().splitGraphemes('ae\u0301👍🏽\r\n')).toEqual(['a', 'e\u0301', '👍🏽', '\r\n']);
});
