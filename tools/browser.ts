import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { type BrowserServer, chromium, type LaunchOptions } from 'playwright-core';

/** Nothing is fetched behind a test's back; `--no-sandbox` because a build machine often runs as root. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Where a browser may come from, best first. Playwright knows where each system installs Chrome and Edge. */
const INSTALLED: readonly LaunchOptions[] = [
  { channel: 'chrome' },
  { channel: 'msedge' },
  { executablePath: '/usr/bin/chromium' },
  { executablePath: '/usr/bin/chromium-browser' },
];

/**
 * Starts a headless browser: the one that CHROME_PATH names, else one that the system has, else the one in
 * the package @sparticuz/chromium (Linux only).
 */
export async function launchBrowser(): Promise<BrowserServer> {
  const { CHROME_PATH } = process.env;
  if (CHROME_PATH) return start({ executablePath: CHROME_PATH });
  for (const options of INSTALLED) {
    const server = await start(options).catch(() => undefined);
    if (server) return server;
  }
  return startPackaged();
}

function start(options: LaunchOptions): Promise<BrowserServer> {
  return chromium.launchServer({ args: QUIET, ...options });
}

async function startPackaged(): Promise<BrowserServer> {
  if (process.platform !== 'linux') {
    throw new Error('No browser found. Install Chrome or Edge, or set CHROME_PATH to a Chromium browser.');
  }
  // An ES module that unpacks itself on first use; Jest could not load it from the top of this file.
  const { default: packaged } = await import('@sparticuz/chromium');
  const executablePath = await packaged.executablePath();
  const env = { ...process.env, FONTCONFIG_PATH: join(tmpdir(), 'fonts') };
  return start({ executablePath, env }).catch((error: Error) => {
    if (!error.message.includes('error while loading shared libraries')) throw error;
    return start({ executablePath, env: { ...env, LD_LIBRARY_PATH: unpackLibraries() } });
  });
}

/** The libraries that a bare system lacks (libnss3 and others) lie in the package, which unpacks them on Lambda only. */
function unpackLibraries(): string {
  const folder = join(tmpdir(), 'al2023');
  mkdirSync(folder, { recursive: true });
  const archive = readFileSync('node_modules/@sparticuz/chromium/bin/al2023.tar.br');
  execFileSync('tar', ['-x', '-C', folder], { input: brotliDecompressSync(archive) });
  return join(folder, 'lib');
}
