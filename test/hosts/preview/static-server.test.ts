import { mkdtempSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type StaticServer, serve } from '../../../tools/static-server';

const folder = mkdtempSync(join(tmpdir(), 'site-'));
let site: StaticServer;
beforeAll(async () => {
  writeFileSync(join(folder, 'index.html'), '<p>Hello');
  writeFileSync(join(folder, 'main.js'), '1;');
  writeFileSync(`${folder}-secret.txt`, 'secret');
  site = await serve(folder, 0);
});
afterAll(() => site.close());

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
}

/** As `fetch`, but the path and the name of the host go out as they are written. */
function answerTo(path: string, method = 'GET', host = 'localhost'): Promise<Answer> {
  return new Promise((done, fail) => {
    const target = { host: '127.0.0.1', port: site.port, path, method, headers: { host } };
    const sent = request(target, async (response) => {
      let body = '';
      for await (const chunk of response) body += chunk;
      const { statusCode: status = 0, headers } = response;
      done({ status, type: String(headers['content-type']), body, headers });
    });
    sent.on('error', fail).end();
  });
}

test('serves the files of a folder with their types', async () => {
  expect(await answerTo('/')).toMatchObject({
    status: 200,
    type: 'text/html; charset=utf-8',
    body: '<p>Hello',
  });
  expect(await answerTo('/?rows=10')).toMatchObject({ status: 200 });
  expect(await answerTo('/main.js')).toMatchObject({ status: 200, type: 'text/javascript; charset=utf-8' });
  expect(await answerTo('/main.js', 'HEAD')).toMatchObject({ status: 200, body: '' });
  expect(await answerTo('/none.js')).toMatchObject({ status: 404 });
  expect(await answerTo('/main.js', 'POST')).toMatchObject({ status: 405 });
});

describe('never leaves the folder', () => {
  test.each([
    '/../package.json',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/..%5cpackage.json',
    '/%00',
    '/%',
    '//etc/passwd',
    `/../${'..%2f'.repeat(8)}etc/passwd`,
  ])('%s', async (path) => {
    const { status, body } = await answerTo(path);
    expect(status).toBe(404);
    expect(body).toBe('Not found.');
  });
  test('nor to a neighbour whose name begins like its own', async () => {
    expect(await answerTo(`/..%2f${basename(folder)}-secret.txt`)).toMatchObject({ status: 404 });
  });
});

describe('answers by its own names alone, so that no foreign page reads along', () => {
  const statusFor = (host: string) =>
    new Promise<number>((done, fail) => {
      const sent = request(
        { host: '127.0.0.1', port: site.port, path: '/', headers: { host } },
        (response) => {
          response.resume();
          done(response.statusCode ?? 0);
        },
      );
      sent.on('error', fail).end();
    });
  test.each(['localhost', 'localhost:4173', 'LOCALHOST', '127.0.0.1:80', '[::1]:4173'])(
    '%s',
    async (host) => {
      expect(await statusFor(host)).toBe(200);
    },
  );
  test.each([
    'evil.example',
    'localhost.evil.example',
    'evil.example:4173',
    '127.0.0.2',
    '192.168.0.7:4173',
    'x@localhost',
    '127.0.0.1.nip.io',
    'localhost:x',
  ])('not %s', async (host) => {
    expect(await statusFor(host)).toBe(403);
  });
  test('nor stands in a frame of another page, nor is taken for another type', async () => {
    const { headers } = await fetch(`${site.origin}/`);
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(headers.get('content-security-policy')).toBe("frame-ancestors 'self'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});

test('only this computer reaches it: it does not listen on other addresses', async () => {
  const outcome = await new Promise((done) => {
    const socket = connect(site.port, '127.0.0.2');
    socket.on('connect', () => done('connected')).on('error', () => done('refused'));
  });
  expect(outcome).toBe('refused');
});

test('where the port is taken, another is found', async () => {
  const other = await serve(tmpdir(), site.port);
  expect(other.port).not.toBe(site.port);
  await other.close();
});

test('no other site may frame it or read it', async () => {
  for (const path of ['/', '/none.js']) {
    const { headers } = await answerTo(path);
    expect(headers).toMatchObject({
      'x-frame-options': 'SAMEORIGIN',
      'content-security-policy': "frame-ancestors 'self'",
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers['access-control-allow-origin']).toBeUndefined();
  }
});
