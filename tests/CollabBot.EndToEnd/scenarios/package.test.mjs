import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { before, describe, test } from 'node:test';
import { AppManifestUtils } from '@microsoft/app-manifest';
import { PNG } from 'pngjs';
import { SERVICE } from '../driver/bot.mjs';
import { OUT } from '../driver/out.mjs';

const out = path.join(OUT, 'e2e', 'package');

/** The files of a zip that compresses nothing, by name. */
function filesOf(zip) {
  const files = {};
  for (let at = 0; zip.readUInt32LE(at) === 0x04034b50; ) {
    const [method, size, nameLength, extraLength] = [zip.readUInt16LE(at + 8), zip.readUInt32LE(at + 22), zip.readUInt16LE(at + 26), zip.readUInt16LE(at + 28)];
    assert.equal(method, 0, 'nothing is compressed, so that the bytes are the same everywhere');
    const begins = at + 30 + nameLength + extraLength;
    files[zip.toString('utf8', at + 30, at + 30 + nameLength)] = zip.subarray(begins, begins + size);
    at = begins + size;
  }
  return files;
}

describe('the app package for Teams', () => {
  let files, manifest;
  before(() => {
    fs.rmSync(out, { recursive: true, force: true });
    fs.mkdirSync(out, { recursive: true });
    const zip = path.join(out, 'collabbot.zip');
    execFileSync('dotnet', [SERVICE, 'package', '--out', zip, '--bot-id', '0f8fad5b-d9cb-469f-a165-70867728950e', '--publisher', 'Northshire Council', '--website', 'https://northshire.example'], { cwd: out });
    files = filesOf(fs.readFileSync(zip));
    manifest = JSON.parse(files['manifest.json']);
  });

  test('the official validator has nothing to say of the manifest', async () => {
    const wrong = await validate(manifest);

    assert.deepEqual(wrong, []);
  });

  test('the validator does find what is wrong', async () => {
    assert.notDeepEqual(await validate({ ...manifest, accentColour: '#000000' }), []);
    assert.notDeepEqual(await validate({ ...manifest, name: { ...manifest.name, short: 'x'.repeat(31) } }), []);
    assert.notDeepEqual(await validate({ ...manifest, bots: [{ ...manifest.bots[0], botId: '${{BOT_ID}}' }] }), []);
  });

  test('the limits that the schema does not know are kept', () => {
    for (const list of manifest.bots[0].commandLists) {
      assert.ok(list.commands.length <= 12);
      for (const command of list.commands) assert.ok(command.title.length <= 32 && command.description.length <= 128, command.title);
    }
    assert.ok(manifest.description.short.length <= 80);
    assert.equal(manifest.authorization, undefined, 'no permission that is not used');
  });

  test('the coloured icon is 192 pixels square, filled to its edge, with its sign in the middle', () => {
    const icon = PNG.sync.read(files['color.png']);

    assert.deepEqual([icon.width, icon.height], [192, 192]);
    const [edge, ...others] = points(icon).filter(({ x, y }) => x < 36 || y < 36 || x > 155 || y > 155).map(({ colour }) => colour.join());
    assert.ok(others.every((colour) => colour === edge), 'the sign stays within the middle 120 pixels');
    assert.ok(points(icon).every(({ colour: [, , , alpha] }) => alpha === 255));
    assert.equal(`#${edge.split(',').slice(0, 3).map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`.toUpperCase(), manifest.accentColor);
  });

  test('the outline is 32 pixels square, white on nothing', () => {
    const icon = PNG.sync.read(files['outline.png']);

    assert.deepEqual([icon.width, icon.height], [32, 32]);
    const drawn = points(icon).filter(({ colour: [, , , alpha] }) => alpha > 0);
    assert.ok(drawn.every(({ colour: [red, green, blue] }) => red > 250 && green > 250 && blue > 250));
    assert.ok(drawn.length > 100 && drawn.length < 32 * 32 / 2);
  });

  test('the manifest asks for no more than the schema it names', () => {
    assert.equal(manifest.$schema, `https://developer.microsoft.com/en-us/json-schemas/teams/v${manifest.manifestVersion}/MicrosoftTeams.schema.json`);
    assert.ok(files[manifest.localizationInfo.defaultLanguageFile], 'the file of texts is in the package');
  });
});

async function validate(manifest) {
  const errors = await AppManifestUtils.validateAgainstSchema(manifest).catch((error) => [error.message]);
  return errors ?? [];
}

function points(icon) {
  return Array.from({ length: icon.width * icon.height }, (_, i) => ({ x: i % icon.width, y: Math.floor(i / icon.width), colour: [...icon.data.subarray(4 * i, 4 * i + 4)] }));
}
