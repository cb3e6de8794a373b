import { systemRuleId } from '../core/notification/system-rules.ts';
import { sampleOf } from '../core/template/sample.ts';
import { writeToCustomer } from '../core/template/write-customer.ts';

/*
 * How many messages to customers one core puts into words a second, SMS and email each time: by the default texts, and
 * by an account's own. Prints one line of JSON: CPU time, not wall time, of runs in turn, after a check of what is said.
 */

const MESSAGES = 4000;
const RUNS = 5;

const account = { name: 'Northside Heating & Air', reviewLink: 'https://reviews.example/northside' };
const { notice, visit, around } = sampleOf('usual', 'on_the_way', {
  ...{ account, codes: [], baseUrl: 'https://call.northside.example', language: 'en' },
});
const ruleId = systemRuleId(5);
const setting = { ...around, language: 'en' as const, zone: 'America/Chicago' };
const own = (['sms', 'email'] as const).map((channel) => ({
  ...{ ruleId, language: 'en' as const, channel, version: 1 },
  words: {
    ...(channel === 'email' ? { subject: '{{ technician | default: "We" }} on the way' } : {}),
    text: 'hello {{ customer_name }}: {{ technician | default: "a colleague" }} comes {{ arrival | default: "soon" }}.{{ link | prefix: " " | default: "" }}',
  },
}));

const operations = {
  defaultTexts: () => writeToCustomer([{ ...notice, ruleId }], visit, { ...setting, templates: [] }),
  ownTexts: () => writeToCustomer([{ ...notice, ruleId }], visit, { ...setting, templates: own }),
};
if (!operations.ownTexts()?.written.sms.includes('hello Maria Lopez: John Smith comes about 10:40 AM'))
  throw new Error('the account’s own text is not what is said');

/** Messages a CPU second of one run. */
function rateOf(operation: () => unknown): number {
  const before = process.cpuUsage();
  for (let i = 0; i < MESSAGES; i++) operation();
  const { user, system } = process.cpuUsage(before);
  return MESSAGES / ((user + system) / 1_000_000);
}

const rates = Object.entries(operations).map(([name, operation]) => ({ name, operation, runs: [] as number[] }));
for (const { operation } of rates) rateOf(operation);
for (let run = 0; run < RUNS; run++) for (const each of rates) each.runs.push(rateOf(each.operation));

console.log(
  JSON.stringify({
    bench: 'message-texts',
    unit: 'messages per CPU second',
    messagesPerRun: MESSAGES,
    ...Object.fromEntries(
      rates.map(({ name, runs }) => {
        const sorted = runs.toSorted((a, b) => a - b).map(Math.round);
        return [name, { least: sorted[0], median: sorted[Math.floor(RUNS / 2)], most: sorted.at(-1) }];
      }),
    ),
  }),
);
