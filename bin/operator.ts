import { CommanderError } from 'commander';
import { operatorProgram } from './operator/program.ts';

/*
 * The operator's tool, for whoever runs a deployment: `npm run callout -- --help`. It works on the table of TABLE_NAME
 * with the ordinary AWS environment (profile, region), or on a laptop with AWS_ENDPOINT_URL_DYNAMODB.
 */
try {
  await operatorProgram({ say: (line) => console.log(line) }).parseAsync();
} catch (error) {
  // Commander has said what was wrong with the command line.
  if (!(error instanceof CommanderError)) console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof CommanderError ? error.exitCode : 1;
}
