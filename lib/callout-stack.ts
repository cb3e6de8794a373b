import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { BundlingOptions } from 'aws-cdk-lib/aws-lambda-nodejs';
import type { Construct } from 'constructs';
import type { FunctionName } from '../functions/catalogue.ts';
import { copyBeside } from './bundling/lambda-bundle.ts';
import { alarmTopic, systemAlarms } from './constructs/alarms.ts';
import { calloutTable } from './constructs/callout-table.ts';
import { deliveryEvents } from './constructs/delivery-events.ts';
import { addRoutes, publicApi } from './constructs/http-api.ts';
import { inboundSms } from './constructs/inbound-sms.ts';
import { escalationLadder, grantAnswer, grantStart } from './constructs/ladder.ts';
import { operationsDashboard } from './constructs/operations-dashboard.ts';
import { grantSending, mailOut, smsConfigurationSet } from './constructs/outbound.ts';
import { everyMinute } from './constructs/schedules.ts';
import { type EnvironmentOf, type ServiceFunctions, serviceFunction } from './constructs/service-function.ts';
import { streamConsumers } from './constructs/stream-consumers.ts';
import { ticketWatch } from './constructs/ticket-watch.ts';
import type { StageSettings } from './stage.ts';

/** The whole of Callout in AWS, in the order in which its parts need each other. */
export class CalloutStack extends Stack {
  constructor(scope: Construct, id: string, settings: StageSettings) {
    super(scope, id, {
      stackName: `Callout-${settings.stage}`,
      description: 'Callout: after-hours call escalation',
      env: { account: settings.account, region: settings.region },
    });
    const { stage } = settings;

    const table = calloutTable(this);
    const topic = alarmTopic(this, settings.alarmEmail);
    const mail = mailOut(this, settings);
    const open = publicApi(this, settings);

    const make = <N extends FunctionName>(
      name: N,
      environment: EnvironmentOf<N>,
      commandHooks?: BundlingOptions['commandHooks'],
    ) => serviceFunction(this, name, { environment, table, alarmTopic: topic, stage, commandHooks });
    const TABLE_NAME = table.tableName;
    const DEFAULT_COUNTRY = settings.defaultCountry;

    const ladderFunction = make('ladder', { TABLE_NAME });
    const ladder = escalationLadder(this, stage, ladderFunction);
    const watchFunction = make('ticket-watch', { TABLE_NAME });
    const watch = ticketWatch(this, stage, watchFunction);
    const functions = {
      auth: make('auth', { TABLE_NAME, DEFAULT_COUNTRY }),
      escalations: make('escalations', { TABLE_NAME, DEFAULT_COUNTRY }),
      jobs: make('jobs', { TABLE_NAME, DEFAULT_COUNTRY }),
      links: make('links', { TABLE_NAME, DEFAULT_COUNTRY }),
      settings: make('settings', { TABLE_NAME, DEFAULT_COUNTRY }),
      templates: make('templates', {
        TABLE_NAME,
        BASE_URL: open.url,
        SMS_SEGMENT_PRICE: settings.smsSegmentPrice,
      }),
      tickets: make('tickets', { TABLE_NAME }),
      web: make('web', { DASHBOARD_DIR: 'dashboard' }, copyBeside('dist/dashboard', 'dashboard')),
      ladder: ladderFunction,
      'ticket-watch': watchFunction,
      'stream-escalations': make('stream-escalations', {
        TABLE_NAME,
        LADDER_ARN: ladder.stateMachineArn,
        TICKET_WATCH_ARN: watch.stateMachineArn,
      }),
      'stream-messages': make(
        'stream-messages',
        {
          TABLE_NAME,
          BASE_URL: open.url,
          MAIL_FROM: settings.mailFrom,
          SES_CONFIGURATION_SET: mail.configurationSetName,
          SMS_PROVIDER: settings.sms,
          SMS_CONFIGURATION_SET: smsConfigurationSet(settings),
          SMS_ORIGINATION: settings.smsOrigination,
          SMS_MAX_PRICE: settings.smsMaxPrice,
        },
        copyBeside('lib/bundling/mime-types.cjs', 'mime-types.js'),
      ),
      sweep: make('sweep', { TABLE_NAME }),
      'inbound-sms': make('inbound-sms', { TABLE_NAME }),
      'delivery-events': make('delivery-events', { TABLE_NAME }),
    } satisfies ServiceFunctions;

    grantStart(ladder, functions['stream-escalations']);
    grantStart(watch, functions['stream-escalations']);
    grantAnswer(ladder, functions['stream-escalations']);
    grantAnswer(ladder, functions.ladder);
    grantSending(functions['stream-messages'], settings, mail);

    addRoutes(this, open, stage, functions);
    everyMinute(this, functions);
    const deadLetters = [
      ...streamConsumers(this, table, functions),
      ...inboundSms(this, functions),
      ...deliveryEvents(this, functions, settings, mail),
    ];

    systemAlarms(this, { settings, topic, api: open.api, ladder, functions, deadLetters, mail });
    operationsDashboard(this, stage, { api: open.api, ladder, functions, deadLetters });

    new CfnOutput(this, 'ApiUrl', { value: open.url });
    new CfnOutput(this, 'TableName', { value: table.tableName });
    new CfnOutput(this, 'LadderArn', { value: ladder.stateMachineArn });
  }
}
