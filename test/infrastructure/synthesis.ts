import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { afterAll } from 'vitest';
import * as z from 'zod';
import { FUNCTIONS, type FunctionName } from '../../functions/catalogue.ts';
import { CalloutStack } from '../../lib/callout-stack.ts';
import { readStage } from '../../lib/stage.ts';

/*
 * The stack as `cdk synth` makes it from cdk.json, without bundling: what is in a zip changes nothing in the template.
 */

const CdkJson = z.object({ context: z.record(z.string(), z.unknown()) });
const { context } = CdkJson.parse(JSON.parse(readFileSync('cdk.json', 'utf8')));

/** Assemblies of the test file at hand; they go with it. */
const ASSEMBLIES = mkdtempSync(join(tmpdir(), 'callout-synthesis-'));
afterAll(() => rmSync(ASSEMBLIES, { recursive: true, force: true }));

/** The address emails come from, where a test says nothing else. */
export const MAIL_FROM = 'desk@northside.example';

/** The stack of some settings, before synthesis; the file's own stage where nothing is given. */
export function stackOf(settings: Record<string, unknown> = {}): { app: App; stack: CalloutStack } {
  const app = new App({
    context: { ...context, mailFrom: MAIL_FROM, ...settings, 'aws:cdk:bundling-stacks': [] },
    outdir: mkdtempSync(join(ASSEMBLIES, 'assembly-')),
  });
  const stack = new CalloutStack(
    app,
    'Callout',
    readStage((key) => app.node.tryGetContext(key)),
  );
  return { app, stack };
}

export const templateOf = (settings: Record<string, unknown> = {}): Template =>
  Template.fromStack(stackOf(settings).stack);

/** Synthesises under cdk-nag; what it found, with the place it found it in. */
export function findingsOf({ app }: { app: App }): string[] {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  try {
    app.synth();
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ValidationFailed') throw error;
  }
  const report = Report.parse(JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8')));
  return report.pluginReports.flatMap(({ violations }) =>
    violations.map(({ ruleName, violatingConstructs }) =>
      [ruleName, ...violatingConstructs.map(({ constructPath }) => constructPath)].join(' '),
    ),
  );
}

const Report = z.object({
  pluginReports: z.array(
    z.object({
      violations: z.array(
        z.object({ ruleName: z.string(), violatingConstructs: z.array(z.object({ constructPath: z.string() })) }),
      ),
    }),
  ),
});

/** A resource's properties, as the template has them. */
export type Properties = Record<string, unknown>;

/** Resources of a type, by logical id. */
export const resourcesOf = (template: Template, type: string): Record<string, Properties> =>
  Object.fromEntries(
    Object.entries(template.findResources(type)).map(([id, resource]) => [
      id,
      (resource.Properties ?? {}) as Properties,
    ]),
  );

// Object.keys answers strings; the catalogue is a constant without other keys.
export const FUNCTION_NAMES = Object.keys(FUNCTIONS) as FunctionName[];

/** The function of a name: constructs give logical ids that begin with their path, without its hyphens. */
export function functionOf(template: Template, name: FunctionName): { id: string; properties: Properties } {
  const begin = `${name.replaceAll('-', '')}Function`;
  const found = Object.entries(resourcesOf(template, 'AWS::Lambda::Function')).filter(([id]) => id.startsWith(begin));
  const [only] = found;
  if (!only || found.length !== 1) throw new Error(`${found.length} functions are named ${name}`);
  return { id: only[0], properties: only[1] };
}
