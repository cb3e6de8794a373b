import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Course, Refusal } from './course.ts';
import type { FaultBehaviour } from './faults.ts';
import { answerRefusal, answerResult, readForm } from './query-protocol.ts';
import { type Outgoing, type ProviderParts, takeMessage } from './take-message.ts';
import type { Channel } from './tray.ts';

/** What makes one provider of the Query protocol differ from another. */
export interface Provider {
  channel: Channel;
  namespace: string;
  /** The one action that sends. */
  sendAction: string;
  courses: Record<FaultBehaviour, Course>;
  /** The answer to something the provider itself cannot do. */
  internalError: Refusal;
  /** Reads the message out of the form, or says why it is no message. */
  read: (form: URLSearchParams) => Outgoing | Refusal;
  /** Other actions that are answered, with their result. */
  otherActions: Record<string, () => Record<string, string>>;
}

/**
 * One request to a provider: read it, ask the faults, capture, answer. A form that the real service would refuse is
 * refused before it uses up a fault. Never rejects: what goes wrong in here is answered as the provider's own 500.
 */
export async function handleProviderRequest(
  provider: Provider,
  parts: ProviderParts,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  try {
    const form = await readForm(req);
    const action = form.get('Action') ?? '';
    const other = Object.hasOwn(provider.otherActions, action) ? provider.otherActions[action] : undefined;
    if (other) return answerResult(res, provider.namespace, action, other());
    if (action !== provider.sendAction) {
      const message = `${action || 'A request without an Action'} is not supported here; ${provider.sendAction} is.`;
      return answerRefusal(res, provider.namespace, { status: 400, code: 'InvalidAction', message });
    }
    const outgoing = provider.read(form);
    if ('code' in outgoing) return answerRefusal(res, provider.namespace, outgoing);
    const refusal = await takeMessage(provider, parts, outgoing);
    if (refusal === 'drop') return void res.destroy();
    if (refusal) return answerRefusal(res, provider.namespace, refusal);
    answerResult(res, provider.namespace, provider.sendAction, { MessageId: outgoing.messageId });
  } catch (error) {
    console.error(`The local ${provider.channel} endpoint failed:`, error);
    answerRefusal(res, provider.namespace, provider.internalError);
  }
}
