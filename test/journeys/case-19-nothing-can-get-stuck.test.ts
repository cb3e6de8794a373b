import { ListExecutionsCommand, ListStateMachinesCommand, SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { expect } from 'vitest';
import * as z from 'zod';
import { bodyOf } from '../support/api-client.ts';
import { BRIAN, DEE, escalateDemoJob, JOHN, noticeTo, pagesTo, readEscalation } from '../support/demo.ts';
import { journey } from '../support/journey.ts';
import type { Callout } from '../support/start-callout.ts';

const Endpoints = z.object({ stepfunctions: z.string() });

/** What the sweeper says when it had something to do: an operator wants to know. */
const REDRIVEN = /overdue escalations were re-driven/;

/** Takes every running ladder away from under its escalation, as an operator's slip would. Answers how many. */
async function loseLadders(app: Callout): Promise<number> {
  const { stepfunctions } = bodyOf(Endpoints, await app.api().get('/local/endpoints'), 200);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new SFNClient({ endpoint: stepfunctions, region: 'us-east-1', credentials });
  const { stateMachines } = await client.send(new ListStateMachinesCommand({}));
  let lost = 0;
  for (const { stateMachineArn } of stateMachines ?? []) {
    const { executions } = await client.send(new ListExecutionsCommand({ stateMachineArn, statusFilter: 'RUNNING' }));
    for (const { executionArn } of executions ?? []) {
      await client.send(new StopExecutionCommand({ executionArn }));
      lost++;
    }
  }
  client.destroy();
  return lost;
}

journey(
  'a ladder that is lost is replaced by the sweeper, and nobody is paged twice',
  { logs: REDRIVEN },
  async (app, mail) => {
    const { number } = await escalateDemoJob(app);
    await mail.expect(...pagesTo(JOHN, number));
    expect(await loseLadders(app)).toBe(1);
    await app.advance(5 * 60 + 59);
    await mail.expect();
    // More than a minute past its wake, at the sweeper's next minute.
    await app.advance(61);
    await mail.expect(...pagesTo(BRIAN, number));
    // The new run goes on by itself.
    await app.advance(5 * 60 + 20);
    await mail.expect(noticeTo(DEE, `NOBODY accepted call ${number}`));
    expect(await readEscalation(app, number)).toMatchObject({ status: 'expired' });
  },
);

journey(
  'ladders lost again and again: the sweeper alone brings it to its end',
  { logs: REDRIVEN },
  async (app, mail) => {
    const { number } = await escalateDemoJob(app);
    await mail.expect(...pagesTo(JOHN, number));
    await loseLadders(app);
    await app.advance(7 * 60);
    await mail.expect(...pagesTo(BRIAN, number));
    expect(await loseLadders(app)).toBe(1);
    await app.advance(8 * 60);
    await mail.expect(noticeTo(DEE, `NOBODY accepted call ${number}`));
    await app.advance(60 * 60);
    await mail.expect();
    expect(await readEscalation(app, number)).toMatchObject({ status: 'expired', reason: 'no_answer' });
  },
);
