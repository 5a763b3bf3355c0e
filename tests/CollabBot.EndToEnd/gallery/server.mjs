import fs from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const PAGE = fileURLToPath(new URL('page/', import.meta.url));
const VENDOR = {
  '/vendor/adaptivecards.js': path.join(path.dirname(require.resolve('adaptivecards/package.json')), 'dist/adaptivecards.min.js'),
  '/vendor/markdown-it.js': path.join(path.dirname(require.resolve('markdown-it/package.json')), 'dist/markdown-it.min.js'),
  '/vendor/axe.js': require.resolve('axe-core/axe.min.js'),
};
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json' };

/** Serves the gallery's page and the cards in `folder`, on loopback. */
export async function serveGallery(folder, port = 0) {
  const server = http.createServer((request, response) => {
    const file = fileFor(folder, decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
    fs.readFile(file, (error, content) => {
      if (error) return void response.writeHead(404).end();
      response.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' });
      return response.end(content);
    });
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop: () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }),
  };
}

function fileFor(folder, address) {
  if (address in VENDOR) return VENDOR[address];
  const name = path.basename(address); // both folders are flat
  return address.startsWith('/cards/') ? path.join(folder, name) : path.join(PAGE, name || 'index.html');
}
