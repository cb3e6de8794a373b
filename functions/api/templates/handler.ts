import { now } from '../../../adapters/clock/now.ts';
import { accountStore } from '../../../adapters/dynamodb/account-store.ts';
import { openTable } from '../../../adapters/dynamodb/client.ts';
import { escalationStore } from '../../../adapters/dynamodb/escalation-store.ts';
import { notificationRuleStore } from '../../../adapters/dynamodb/notification-rule-store.ts';
import { ownTextStore } from '../../../adapters/dynamodb/own-text-store.ts';
import { teamStore } from '../../../adapters/dynamodb/person-store.ts';
import { planStore } from '../../../adapters/dynamodb/plan-store.ts';
import { scheduleStore } from '../../../adapters/dynamodb/schedule-store.ts';
import { sessionStore } from '../../../adapters/dynamodb/session-store.ts';
import { statusCodeStore } from '../../../adapters/dynamodb/status-code-store.ts';
import { templateStore } from '../../../adapters/dynamodb/template-store.ts';
import { visitStore } from '../../../adapters/dynamodb/visit-store.ts';
import { accountContext } from '../../../core/access/account-context.ts';
import type { AccountId } from '../../../core/ids/ids.ts';
import { httpService } from '../../pipelines/http.ts';
import {
  catalogueText,
  catalogueTexts,
  catalogueTextVersions,
  previewOfText,
  saveCatalogueText,
  testOfText,
} from './catalogue-texts.ts';
import type { TemplateDeps } from './deps.ts';
import { TemplatesEnv } from './env.ts';
import { playPlan, replayWith } from './play-plan.ts';
import { ruleTexts, saveText, textVersions } from './texts.ts';
import { preview, simulateVisit, testText } from './try-out.ts';

const env = TemplatesEnv.parse(process.env);
const table = openTable(env.TABLE_NAME);
const context = (account: AccountId) => accountContext(account, 'session');

const deps: TemplateDeps = {
  templatesOf: (account) => templateStore(table, context(account)),
  ownTextsOf: (account) => ownTextStore(table, context(account)),
  rulesOf: (account) => notificationRuleStore(table, context(account)),
  codesOf: (account) => statusCodeStore(table, context(account)),
  accountOf: (account) => accountStore(table, context(account)),
  peopleOf: (account) => teamStore(table, context(account)),
  plansOf: (account) => planStore(table, context(account)),
  schedulesOf: (account) => scheduleStore(table, context(account)),
  escalationsOf: (account) => escalationStore(table, context(account)),
  visitsOf: (account) => visitStore(table, context(account)),
  baseUrl: env.BASE_URL,
  segmentPrice: Number(env.SMS_SEGMENT_PRICE),
};

const OPERATIONS = [
  ...[ruleTexts, saveText, textVersions, preview, simulateVisit, testText],
  ...[catalogueTexts, catalogueText, saveCatalogueText, catalogueTextVersions, previewOfText, testOfText],
  ...[playPlan, replayWith],
];

/** Whatever puts messages into words on request: the parser of templates is loaded here, not with a technician's tap. */
export const handler = httpService(
  OPERATIONS.map((make) => make(deps)),
  { sessions: sessionStore(table), clock: now },
);
