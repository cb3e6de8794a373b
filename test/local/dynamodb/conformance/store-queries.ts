import { type Attributes, s } from './case.ts';
import type { StoreQuery } from './store-case.ts';

const row = (sk: string, more: Attributes = {}): Attributes => ({ pk: s('$q'), sk: s(sk), ...more });
const listed = (sk: string, at: string) => row(sk, { gsi1pk: s('$list'), gsi1sk: s(at) });
const dueRow = (sk: string, at: string) => row(sk, { gsi2pk: s('$DUE#0'), gsi2sk: s(at) });

/** Every key condition of the stores. */
export const STORE_QUERIES: readonly StoreQuery[] = [
  {
    name: 'everything between two sort keys',
    condition: 'pk = :pk AND sk BETWEEN :from AND :to',
    items: [row('ESC'), row('OUT#1'), row('TIMELINE#000001'), row('TOKEN'), row('A')],
    finds: {
      values: { ':pk': s('$q'), ':from': s('ESC'), ':to': s('TIMELINE#~') },
      sorts: ['ESC', 'OUT#1', 'TIMELINE#000001'],
    },
    misses: [
      { ':pk': s('$other'), ':from': s('ESC'), ':to': s('TIMELINE#~') },
      { ':pk': s('$q'), ':from': s('B'), ':to': s('D') },
    ],
  },
  {
    name: 'everything of a partition',
    condition: 'pk = :pk',
    items: [row('APPT#1'), row('JOB'), row('TIMELINE#000001')],
    finds: { values: { ':pk': s('$q') }, sorts: ['APPT#1', 'JOB', 'TIMELINE#000001'] },
    misses: [{ ':pk': s('$other') }],
  },
  {
    name: 'everything with a prefix',
    condition: 'pk = :pk AND begins_with(sk, :prefix)',
    items: [row('CODE#1'), row('CODE#2'), row('CODE'), row('OUT#CODE#3')],
    finds: { values: { ':pk': s('$q'), ':prefix': s('CODE#') }, sorts: ['CODE#1', 'CODE#2'] },
    misses: [
      { ':pk': s('$q'), ':prefix': s('code#') },
      { ':pk': s('$other'), ':prefix': s('CODE#') },
    ],
  },
  {
    name: 'a list',
    index: 'gsi1',
    condition: 'gsi1pk = :pk',
    items: [listed('b', '1'), listed('a', '2'), row('unlisted')],
    finds: { values: { ':pk': s('$list') }, sorts: ['b', 'a'] },
    misses: [{ ':pk': s('$other') }],
  },
  {
    name: 'what is new in a list, newest first',
    index: 'gsi1',
    condition: 'gsi1pk = :pk AND gsi1sk > :after',
    newestFirst: true,
    items: [listed('a', '1'), listed('b', '2'), listed('c', '3')],
    finds: { values: { ':pk': s('$list'), ':after': s('1') }, sorts: ['c', 'b'] },
    misses: [{ ':pk': s('$list'), ':after': s('3') }],
  },
  {
    name: 'a stretch of a list',
    index: 'gsi1',
    condition: 'gsi1pk = :pk AND gsi1sk BETWEEN :from AND :to',
    items: [listed('a', '1'), listed('b', '2'), listed('c', '3'), listed('d', '4')],
    finds: { values: { ':pk': s('$list'), ':from': s('2'), ':to': s('3') }, sorts: ['b', 'c'] },
    misses: [{ ':pk': s('$list'), ':from': s('5'), ':to': s('6') }],
  },
  {
    name: 'what is due',
    index: 'gsi2',
    condition: 'gsi2pk = :pk AND gsi2sk <= :until',
    items: [
      dueRow('later', '2026-06-02#ESC#x'),
      dueRow('due', '2026-06-01#TKT#x'),
      dueRow('other', '2026-06-01#ESC#x'),
    ],
    finds: { values: { ':pk': s('$DUE#0'), ':until': s('2026-06-01#~') }, sorts: ['other', 'due'] },
    misses: [{ ':pk': s('$DUE#0'), ':until': s('2026-05-31#~') }],
  },
];
