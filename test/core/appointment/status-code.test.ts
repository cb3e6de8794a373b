import { describe, expect, test } from 'vitest';
import { codesWith, whyNotDeleted } from '../../../core/appointment/status-code.ts';

describe('status codes', () => {
  test('an account adds its own and renames the labels of the system, never their phases', () => {
    const codes = codesWith([
      { code: 'LOADING', label: 'Loading', phase: 'en_route', system: true },
      { code: 'WORKING', label: 'On site', phase: 'complete', system: false },
    ]);
    expect(codes.get('LOADING')).toEqual({ code: 'LOADING', label: 'Loading', phase: 'en_route', system: false });
    expect(codes.get('WORKING')).toEqual({ code: 'WORKING', label: 'On site', phase: 'started', system: true });
    expect([...codes.keys()].slice(0, 5)).toEqual(['PENDING', 'TRAVELING', 'WORKING', 'PAUSED', 'COMPLETE']);
  });

  test('those of the system cannot be deleted, nor those in use', () => {
    expect(whyNotDeleted('PAUSED', false)).toEqual({ kind: 'system_code', code: 'PAUSED' });
    expect(whyNotDeleted('LOADING', true)).toEqual({ kind: 'code_in_use', code: 'LOADING' });
    expect(whyNotDeleted('LOADING', false)).toBeUndefined();
  });
});
