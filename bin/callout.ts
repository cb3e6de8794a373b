import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { CalloutStack } from '../lib/callout-stack.ts';
import { readStage } from '../lib/stage.ts';

/*
 * The CDK application, run by the `cdk` command. A finding of cdk-nag that no construct acknowledges with a reason
 * stops it.
 */
const app = new App();
new CalloutStack(
  app,
  'Callout',
  readStage((key) => app.node.tryGetContext(key)),
);
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
