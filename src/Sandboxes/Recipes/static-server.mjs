// Serves a folder of plain files to the preview, and tells open pages to reload when a file changes. A style sheet is exchanged without a reload.
// A page knows which change it was read after, so that one that comes while it loads, or while its connection was lost, is told when it asks.
import { createReadStream, readFile, stat, watch } from 'node:fs';
import { createServer, request as ask } from 'node:http';
import { extname, join, normalize } from 'node:path';

const root = process.argv[2] ?? '/app';
const port = Number(process.env.PORT ?? 8080);
const pages = new Set();
let change = 0;
const types = {
  '.html': 'text/html; charset=utf-8', '.htm': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8', '.json': 'application/json', '.map': 'application/json', '.txt': 'text/plain; charset=utf-8', '.md': 'text/plain; charset=utf-8',
  '.xml': 'application/xml', '.csv': 'text/csv; charset=utf-8', '.webmanifest': 'application/manifest+json', '.wasm': 'application/wasm', '.pdf': 'application/pdf',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.gif': 'image/gif', '.webp': 'image/webp', '.avif': 'image/avif',
  '.ico': 'image/x-icon', '.woff': 'font/woff', '.woff2': 'font/woff2', '.ttf': 'font/ttf', '.otf': 'font/otf', '.mp3': 'audio/mpeg', '.ogg': 'audio/ogg',
  '.wav': 'audio/wav', '.mp4': 'video/mp4', '.webm': 'video/webm',
};

const client = (known) => `<script type="module">
const changes = new EventSource('/__forja/changes?after=${known}');
changes.onmessage = ({ data }) => {
  const { names } = JSON.parse(data);
  const sheets = [...document.querySelectorAll('link[rel=stylesheet]')].map((link) => ({ link, url: new URL(link.href) }));
  const found = names.map((name) => name.endsWith('.css') && sheets.find(({ url }) => url.pathname.endsWith('/' + name)));
  if (names.length === 0 || found.some((sheet) => !sheet)) return location.reload();
  for (const { link, url } of found) {
    url.searchParams.set('forja', Date.now());
    link.href = url.href;
  }
};
</script>`;

const news = (names) => `id: ${change}\ndata: ${JSON.stringify({ names })}\n\n`;

function changes(request, response) {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  const known = request.headers['last-event-id'] ?? new URL(request.url, 'http://localhost').searchParams.get('after');
  // Nobody knows any more which files those were.
  response.write(known !== null && known !== String(change) ? news([]) : ':\n\n');
  pages.add(response);
  request.on('close', () => pages.delete(response));
}

function notFound(response) {
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end('Not found\n');
}

function sendPage(file, response) {
  const script = client(change);
  readFile(file, 'utf8', (error, html) => {
    if (error) return notFound(response);
    const at = html.search(/<\/head>|<\/body>/i);
    const body = at < 0 ? html + script : html.slice(0, at) + script + html.slice(at);
    response.writeHead(200, { 'content-type': types['.html'], 'cache-control': 'no-store' });
    response.end(body);
  });
}

function sendFile(file, size, request, response) {
  const headers = { 'content-type': types[extname(file).toLowerCase()] ?? 'application/octet-stream', 'cache-control': 'no-store', 'accept-ranges': 'bytes' };
  const range = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '');
  if (!range || (range[1] === '' && range[2] === '')) {
    response.writeHead(200, { ...headers, 'content-length': size });
    return createReadStream(file).on('error', () => response.destroy()).pipe(response);
  }

  const start = range[1] === '' ? Math.max(0, size - Number(range[2])) : Number(range[1]);
  const end = range[1] === '' || range[2] === '' ? size - 1 : Math.min(Number(range[2]), size - 1);
  if (start > end) {
    response.writeHead(416, { 'content-range': `bytes */${size}` });
    return response.end();
  }

  response.writeHead(206, { ...headers, 'content-range': `bytes ${start}-${end}/${size}`, 'content-length': end - start + 1 });
  return createReadStream(file, { start, end }).on('error', () => response.destroy()).pipe(response);
}

function serve(path, request, response) {
  const file = join(root, normalize(path));
  stat(file, (error, found) => {
    if (error) return extname(path) === '' && !path.endsWith('.html') ? serve(`${path.replace(/\/$/, '')}.html`, request, response) : notFound(response);
    if (found.isDirectory()) {
      if (path.endsWith('/')) return serve(`${path}index.html`, request, response);
      response.writeHead(302, { location: `${path}/` });
      return response.end();
    }

    if (!found.isFile()) return notFound(response);
    return /\.html?$/i.test(file) ? sendPage(file, response) : sendFile(file, found.size, request, response);
  });
}

const api = process.env.FORJA_API_PORT;

// What pages ask for below /api goes to the app's API program; one that does not answer is said so.
function forward(request, response) {
  const outgoing = ask({ host: '127.0.0.1', port: api, method: request.method, path: request.url, headers: request.headers }, (answer) => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  });
  outgoing.on('error', () => {
    if (response.headersSent) return response.destroy();
    response.writeHead(503, { 'content-type': 'application/problem+json', 'retry-after': '1', 'cache-control': 'no-store' });
    return response.end(JSON.stringify({ status: 503, code: 'app.api-unavailable', detail: 'The API of this app is not answering. Its log says more.' }));
  });
  response.on('close', () => outgoing.destroy());
  request.pipe(outgoing);
}

createServer((request, response) => {
  let path;
  try {
    path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    if (path.includes('\0')) throw new URIError('a path has no such character');
  } catch {
    response.writeHead(400);
    return response.end();
  }

  if (api && (path === '/api' || path.startsWith('/api/'))) return forward(request, response);

  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' });
    return response.end();
  }

  return path === '/__forja/changes' ? changes(request, response) : serve(path, request, response);
}).listen(port, '127.0.0.1', () => console.log(`Serving ${root} on port ${port}`));

// Several events come for one save; pages are told once, when it has been quiet for a moment. A page read meanwhile has or has not the change: it looks again.
const changed = new Set();
let pending;
watch(root, { recursive: true }, (_, name) => {
  if (!name || name.startsWith('.git')) return;
  if (changed.size === 0) change++;
  changed.add(name);
  clearTimeout(pending);
  pending = setTimeout(() => {
    change++;
    const told = news([...changed]);
    changed.clear();
    pages.forEach((page) => page.write(told));
  }, 20);
});
