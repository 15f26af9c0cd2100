import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, resolve, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};

/** Only this computer can reach the server. */
const HOST = '127.0.0.1';

export interface StaticServer {
  /** Without a slash at the end. */
  readonly origin: string;
  readonly port: number;
  close(): Promise<void>;
}

interface Options {
  /** For pages of somebody else's: served over https, and pages of any site may frame and read what is here, as Excel does. */
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer };
}

/** Serves a folder to this computer; where the port is taken, at a free one. */
export async function serve(folder: string, port: number, { tls }: Options = {}): Promise<StaticServer> {
  const root = resolve(folder);
  const headers = tls ? FOR_ANY_SITE : FOR_ITSELF;
  const respond = (request: IncomingMessage, response: ServerResponse) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    answer(root, request, response).catch(() => send(response, 500, 'Something went wrong.'));
  };
  const server = tls ? createTlsServer(tls, respond) : createServer(respond);
  await listen(server, port).catch((error: NodeJS.ErrnoException) => {
    // A manifest names the port, so another one would not be found.
    if (error.code !== 'EADDRINUSE' || tls) throw error;
    return listen(server, 0);
  });
  const { port: given } = server.address() as AddressInfo;
  return {
    origin: `${tls ? 'https' : 'http'}://localhost:${given}`,
    port: given,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, HOST, () => {
      server.off('error', fail);
      done();
    });
  });
}

/** The sidebar stands in a frame of our own page; nobody else frames either, and no other site reads them. */
const FOR_ITSELF = {
  'X-Frame-Options': 'SAMEORIGIN',
  'Content-Security-Policy': "frame-ancestors 'self'",
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

/** Excel on the web frames the pane, and reads functions.json from a page of its own; it asks first whether it may. */
const FOR_ANY_SITE = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Private-Network': 'true',
} as const;

/** What a browser on this computer calls it. Any other name was made to point here, so that a foreign page can read along. */
const OWN_NAMES: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

function isAskedByOwnName({ headers }: IncomingMessage): boolean {
  return OWN_NAMES.includes((headers.host ?? '').replace(/:\d+$/, '').toLowerCase());
}

async function answer(root: string, request: IncomingMessage, response: ServerResponse) {
  const { method, url = '/' } = request;
  if (!isAskedByOwnName(request)) return send(response, 403, 'Only as localhost.');
  if (method === 'OPTIONS') return send(response, 204, '');
  if (method !== 'GET' && method !== 'HEAD') return send(response, 405, 'Only GET and HEAD.');
  const path = fileFor(root, url);
  const content = path === undefined ? undefined : await readFile(path).catch(() => undefined);
  if (path === undefined || content === undefined) return send(response, 404, 'Not found.');
  send(response, 200, content, TYPES[extname(path)] ?? 'application/octet-stream');
}

/** The file that an address means, or `undefined` where it would leave the folder. */
function fileFor(root: string, url: string): string | undefined {
  try {
    const { pathname } = new URL(url, 'http://localhost');
    const path = normalize(join(root, decodeURIComponent(pathname)));
    if (!path.startsWith(root + sep) || path.includes('\0')) return undefined;
    return path.endsWith(sep) ? join(path, 'index.html') : path;
  } catch {
    return undefined;
  }
}

function send(
  response: ServerResponse,
  status: number,
  content: string | Buffer,
  type = TYPES['.txt'],
): void {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(content),
    // A page is built anew far more often than it is fetched.
    'Cache-Control': 'no-cache',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(response.req.method === 'HEAD' ? undefined : content);
}
