// node gallery/render.mjs FOLDER: pictures of every card in it, and what is wrong with them.
import fs from 'node:fs';
import path from 'node:path';
import { launchChromium } from '../driver/chromium.mjs';
import { OUT } from '../driver/out.mjs';
import { serveGallery } from './server.mjs';
import { openStudio } from './shots.mjs';

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node gallery/render.mjs FOLDER');
  process.exit(2);
}
const out = path.join(OUT, 'gallery');
const gallery = await serveGallery(path.resolve(folder));
const browser = await launchChromium();
const studio = await openStudio(browser, { url: gallery.url, out });
try {
  for (const card of fs.readdirSync(folder).filter((file) => file.endsWith('.json')).sort()) {
    const problems = await studio.shoot(card);
    console.log([`${card}: ${problems.length === 0 ? 'sound' : ''}`, ...problems].join('\n  '));
    if (problems.length > 0) process.exitCode = 1;
  }
} finally {
  await browser.close();
  await gallery.stop();
}
console.log(`pictures: ${path.relative(process.cwd(), out)}`);
