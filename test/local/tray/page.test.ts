import { describe, expect, it } from 'vitest';
import { FAULT_BEHAVIOURS } from '../../../local/tray/faults.ts';
import { trayAsset, trayPage } from '../../../local/tray/page.ts';

const { status, headers, body } = trayPage();
const isText = (value: string | undefined): value is string => value !== undefined;

describe('the page of the tray', () => {
  it('is HTML under a policy that takes nothing inline and nothing from elsewhere', () => {
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    const policy = headers['content-security-policy']?.split('; ');
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
      ]),
    );
    expect(body).not.toMatch(/<script(?![^>]* src=)|<style|\sstyle=|\son[a-z]+=/i);
  });

  it('loads only files that are there, and so do its scripts', () => {
    const loaded = [...body.matchAll(/(?:src|href)="(\/local\/tray\/[^"]+)"/g)].map(([, path]) => path).filter(isText);
    expect(loaded).toHaveLength(3);
    const seen = new Set<string>();
    for (let path = loaded.pop(); path; path = loaded.pop()) {
      seen.add(path);
      const asset = trayAsset(path);
      expect(asset, path).toMatchObject({ status: 200, headers: { 'x-content-type-options': 'nosniff' } });
      expect(asset?.headers['content-type']).toMatch(path.endsWith('.css') ? /^text\/css/ : /^text\/javascript/);
      for (const [, name] of asset?.body.matchAll(/from '\.\/([^']+)'/g) ?? []) {
        if (name && !seen.has(`/local/tray/${name}`)) loaded.push(`/local/tray/${name}`);
      }
    }
    expect(seen.size).toBe(8);
  });

  it('serves no other file', () => {
    for (const path of [
      '/local/tray/tray.ts',
      '/local/tray/tray.html',
      '/local/tray/../page.ts',
      '/tray.css',
      '/local/tray/',
      '/local/tray/toString',
      '/x/local/tray/tray.css',
    ]) {
      expect(trayAsset(path), path).toBeUndefined();
    }
  });

  it('offers every way in which a provider can fail', () => {
    for (const behaviour of FAULT_BEHAVIOURS) expect(body).toContain(`<option value="${behaviour}">`);
  });
});
