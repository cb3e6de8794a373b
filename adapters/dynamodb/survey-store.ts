import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { AccountContext } from '../../core/access/account-context.ts';
import type { AccountId } from '../../core/ids/ids.ts';
import { AskedSurvey } from '../../core/survey/survey.ts';
import type { SurveyStore } from '../../core/survey/survey-store.ts';
import type { Table } from './client.ts';
import { surveyKey } from './keys.ts';
import { listedSurvey } from './list-keys.ts';
import { queryAll } from './read.ts';

/** A survey as it stands beside its job, in the list that reports read. */
export const surveyItem = (acc: AccountId, survey: AskedSurvey) => ({
  ...surveyKey(acc, survey.jobId),
  ...listedSurvey(acc, survey.askedAt, survey.jobId),
  ...survey,
});

/** The surveys of one account in the table. Answers are written with the job: see `visit-writes.ts`. */
export const surveyStore = (table: Table, { accountId }: AccountContext): SurveyStore => ({
  async asked(jobId, technicians, at) {
    try {
      await table.client.send(
        new PutCommand({
          TableName: table.name,
          Item: surveyItem(accountId, { jobId, askedAt: at, technicians: [...technicians] }),
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  },

  async within(from, to) {
    const items = await queryAll(table, {
      IndexName: 'gsi1',
      KeyConditionExpression: 'gsi1pk = :pk AND gsi1sk BETWEEN :from AND :to',
      ExpressionAttributeValues: { ':pk': listedSurvey(accountId, from, '').gsi1pk, ':from': from, ':to': to },
    });
    return items.map((item) => AskedSurvey.parse(item));
  },
});
