import type { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import type { FunctionName } from '../../functions/catalogue.ts';
import { functionOf, resourcesOf } from './synthesis.ts';

const TextOrTexts = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());

const Statement = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Action: TextOrTexts,
  Resource: z.unknown().transform((resource) => [resource].flat().map((each) => JSON.stringify(each))),
  Condition: z
    .object({
      'ForAllValues:StringLike': z.object({ 'dynamodb:LeadingKeys': TextOrTexts }).optional(),
      StringEquals: z.record(z.string(), z.string()).optional(),
    })
    .optional(),
});
export type Statement = z.infer<typeof Statement>;

const GetAtt = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) });
const Policy = z.object({
  PolicyDocument: z.object({ Statement: z.array(Statement) }),
  Roles: z.array(z.object({ Ref: z.string() })),
});

/** Everything a function's role may do and may not, from all policies that name it. */
export function statementsOf(template: Template, name: FunctionName): Statement[] {
  const [roleId] = GetAtt.parse(functionOf(template, name).properties.Role)['Fn::GetAtt'];
  return statementsOfRole(template, roleId);
}

export const statementsOfRole = (template: Template, roleId: string): Statement[] =>
  Object.values(resourcesOf(template, 'AWS::IAM::Policy'))
    .map((properties) => Policy.parse(properties))
    .filter(({ Roles }) => Roles.some(({ Ref }) => Ref === roleId))
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement);

export const leadingKeysOf = (statement: Statement): string[] =>
  statement.Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ?? [];
