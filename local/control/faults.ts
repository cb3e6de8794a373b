import * as z from 'zod';
import { FAULT_KINDS, FAULTY_OPERATIONS } from '../dynamodb/faults.ts';
import { Fault as ProviderFault } from '../tray/faults.ts';
import type { ControlAnswer, ControlCall } from './control.ts';
import { json, parseInput } from './control-input.ts';

const count = z.int().min(1).max(10_000).default(1);

/** The next `count` requests to the table, of the given operations or of all that the behaviour fits. */
const TableFault = z.strictObject({
  channel: z.literal('dynamodb'),
  behaviour: z.enum(FAULT_KINDS),
  operations: z.array(z.enum(FAULTY_OPERATIONS)).min(1).optional(),
  count,
});

/** The next `count` batches of the stream come twice. */
const StreamFault = z.strictObject({ channel: z.literal('stream'), behaviour: z.literal('duplicate'), count });

/** The body of POST /local/faults. All faults live in memory: after a restart everything behaves again. */
const Fault = z.discriminatedUnion('channel', [ProviderFault, TableFault, StreamFault]);
type Fault = z.infer<typeof Fault>;

/** What is still to come, channel by channel, oldest first. */
export function listFaults({ world }: ControlCall): ControlAnswer {
  const duplicates = world.duplicates.left();
  const items: Fault[] = [
    ...world.faults.list(),
    ...world.engine.faults
      .list()
      .map(({ kind, ...fault }) => ({ channel: 'dynamodb' as const, behaviour: kind, ...fault })),
    ...(duplicates > 0 ? [{ channel: 'stream' as const, behaviour: 'duplicate' as const, count: duplicates }] : []),
  ];
  return json({ items });
}

/** Makes a provider, the table or the stream misbehave for the next so many messages, requests or batches. */
export function addFault(call: ControlCall): ControlAnswer {
  const { world } = call;
  const fault = parseInput(Fault, call.body);
  if (fault.channel === 'stream') world.duplicates.add(fault.count);
  else if (fault.channel === 'dynamodb') {
    const { behaviour: kind, operations, count } = fault;
    world.engine.faults.add({ kind, count, ...(operations && { operations }) });
  } else world.faults.add(fault);
  return listFaults(call);
}

export function dropFaults(call: ControlCall): ControlAnswer {
  call.world.faults.clear();
  call.world.engine.faults.clear();
  call.world.duplicates.clear();
  return listFaults(call);
}
