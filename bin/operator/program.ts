import { Command } from 'commander';
import * as z from 'zod';
import { openTable, type Table } from '../../adapters/dynamodb/client.ts';
import { auditTimeline } from '../../adapters/dynamodb/timeline-audit.ts';
import { accountContext } from '../../core/access/account-context.ts';
import { AccountId, IncidentNumber } from '../../core/ids/ids.ts';
import { createAccount, type NewAccountOptions } from './create-account.ts';
import { Refused, readOptions } from './options.ts';

/** The commands. `say` takes what a person reads; each command rejects with a `Refused` that says what is wrong. */
export function operatorProgram({ say }: { say: (line: string) => void }): Command {
  const program = new Command('callout').description('Runs a Callout deployment: its table is named by TABLE_NAME.');
  program.exitOverride();

  const account = program.command('account').description('contractors');
  account
    .command('create')
    .description('opens an account with its first administrator, who can sign in at once')
    .requiredOption('--id <id>', 'short name in links: lower-case letters, digits, hyphens')
    .requiredOption('--name <name>', 'name that customers know')
    .requiredOption('--zone <zone>', 'IANA time zone, like America/Chicago')
    .requiredOption('--administrator <name>', 'name of the first administrator')
    .requiredOption('--email <address>', 'where the administrator signs in')
    .requiredOption('--phone <number>', 'where the administrator signs in')
    .option('--country <code>', 'country of a phone number typed without one', 'US')
    .action(async (options: NewAccountOptions) => {
      const made = await onTable((table) => createAccount(table, options, Date.now()));
      say(
        `The account ${made.accountId} is open. ${made.administrator} signs in with ${made.signsInWith.join(' or ')}.`,
      );
    });

  const audit = program.command('audit').description('timelines');
  audit
    .command('verify')
    .description('recomputes the hash chain of an escalation')
    .requiredOption('--account <id>', 'account')
    .requiredOption('--number <number>', 'incident number')
    .action(async (options: unknown) => {
      const { account: id, number } = readOptions(z.object({ account: AccountId, number: IncidentNumber }), options);
      const result = await onTable((table) => auditTimeline(table, accountContext(id, 'operator'), number));
      if (result.outcome === 'not_found') throw new Refused(`The account ${id} has no escalation ${number}.`);
      if (result.outcome === 'broken')
        throw new Refused(`The timeline of ${number} is broken: entry ${result.seq} is ${result.why}.`);
      say(`The timeline of ${number} is intact: ${result.entries} entries.`);
    });
  return program;
}

/** Opens the table of the environment and says plainly when there is none. */
async function onTable<T>(work: (table: Table) => Promise<T>): Promise<T> {
  const name = process.env.TABLE_NAME;
  if (!name) throw new Refused('TABLE_NAME is not set. It is an output of the deployed stack.');
  const table = openTable(name);
  try {
    return await work(table);
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException')
      throw new Refused(`There is no table ${name} here. Are TABLE_NAME and AWS_REGION those of the deployed stack?`);
    throw error;
  } finally {
    table.client.destroy();
  }
}
