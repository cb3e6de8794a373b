import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { TICKET_WATCH_SUBSTITUTIONS } from '../../statemachines/ticket-watch/contract.ts';
import { stateMachine } from './state-machine.ts';

/** The machine that times the reminders of a ticket. */
export const ticketWatch = (scope: Construct, stage: string, calls: IFunction): StateMachine =>
  stateMachine(scope, {
    id: 'TicketWatch',
    name: 'ticket-watch',
    stage,
    calls,
    substitutions: { TicketWatchFunction: calls.functionArn } satisfies Record<
      (typeof TICKET_WATCH_SUBSTITUTIONS)[number],
      string
    >,
  });
