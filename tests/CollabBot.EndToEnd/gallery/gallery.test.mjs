import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launchChromium } from '../driver/chromium.mjs';
import { OUT } from '../driver/out.mjs';
import { serveGallery } from './server.mjs';
import { inspect, openStudio } from './shots.mjs';

const SAMPLES = fileURLToPath(new URL('fixtures/', import.meta.url));
const BAD = fileURLToPath(new URL('fixtures/bad/', import.meta.url));
const PRODUCT = path.join(OUT, 'cards'); // the .NET tests write the product's cards there

const CORPUS = path.join(OUT, 'corpus'); // people's texts, the worst of them

const cardsIn = (folder) => (fs.existsSync(folder) ? fs.readdirSync(folder).filter((file) => file.endsWith('.json')).sort() : []);

let browser;
before(async () => { browser = await launchChromium(); });
after(() => browser?.close());

for (const [whose, folder] of Object.entries({ sample: SAMPLES, product: PRODUCT })) {
  const cards = cardsIn(folder);
  if (cards.length === 0) continue;
  describe(`the ${whose} cards`, () => {
    let gallery;
    let studio;
    before(async () => {
      gallery = await serveGallery(folder);
      studio = await openStudio(browser, { url: gallery.url, out: path.join(OUT, 'gallery'), links: whose === 'sample' });
    });
    after(async () => {
      await studio?.close();
      await gallery.stop();
    });

    for (const card of cards) {
      test(`${path.basename(card, '.json')} is sound in every theme, narrow and wide`, async () => {
        const problems = await studio.shoot(card);

        assert.deepEqual(problems, []);
      });
    }
  });
}

describe('what people write', () => {
  let gallery;
  const corpora = cardsIn(CORPUS);
  before(async () => { gallery = await serveGallery(CORPUS); });
  after(() => gallery.stop());

  for (const card of corpora) {
    test(`stays text in ${path.basename(card, '.json')}, however much markdown a client reads`, async () => {
      const problems = await inspect(browser, { url: gallery.url, card });

      assert.deepEqual(problems, []);
    });
  }
});

describe('a card that is not sound', () => {
  let gallery;
  let studio;
  before(async () => {
    gallery = await serveGallery(BAD);
    studio = await openStudio(browser, { url: gallery.url, out: path.join(OUT, 'gallery/bad') });
  });
  after(async () => {
    await studio?.close();
    await gallery.stop();
  });
  const problemsOf = (card) => studio.shoot(card);

  test('is reported when it has an unknown element without a fallback', async () => {
    const problems = await problemsOf('no-fallback.json');

    assert.match(problems.join('\n'), /parser: .*Chart\.Donut/);
  });

  test('is reported when a picture has no alternative text', async () => {
    const problems = await problemsOf('no-alt-text.json');

    assert.match(problems.join('\n'), /accessibility: .*image-alt/);
  });

  test('is reported when a link came out of a text', async () => {
    const problems = await problemsOf('smuggled-link.json');

    assert.match(problems.join('\n'), /smuggled in: <a /);
  });
});
