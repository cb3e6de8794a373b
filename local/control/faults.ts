import { Fault } from '../tray/faults.ts';
import type { ControlAnswer, ControlCall } from './control.ts';
import { json, parseInput } from './control-input.ts';

/** What the providers still have before them, oldest first. */
export const listFaults = ({ world }: ControlCall): ControlAnswer => json({ items: world.faults.list() });

/** Makes a provider misbehave for the next so many messages. */
export function addFault(call: ControlCall): ControlAnswer {
  call.world.faults.add(parseInput(Fault, call.body));
  return listFaults(call);
}

export function dropFaults(call: ControlCall): ControlAnswer {
  call.world.faults.clear();
  return listFaults(call);
}
