import crypto from 'node:crypto';
import http from 'node:http';

// Node 20 has no WebSocket client. This one only receives (text, fragments, ping), which is all the playground's streams need.
const CONTINUATION = 0x0;
const TEXT = 0x1;
const CLOSE = 0x8;
const PING = 0x9;
const PONG = 0xa;

/** Calls `onJson` with each JSON message of a WebSocket stream. `url` is the http address. */
export function openStream(url, onJson) {
  const headers = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': crypto.randomBytes(16).toString('base64'),
  };
  return new Promise((resolve, reject) => {
    const request = http.get(url, { headers });
    request.on('error', reject);
    request.on('response', (response) => reject(new Error(`no upgrade: ${response.statusCode}`)));
    request.on('upgrade', (_response, socket, head) => {
      let text = [];
      const read = frameReader((opcode, final, payload) => {
        if (opcode === CLOSE) socket.end();
        else if (opcode === PING) socket.write(clientFrame(PONG, payload));
        else if (opcode === TEXT || opcode === CONTINUATION) {
          text.push(payload);
          if (!final) return;
          const whole = Buffer.concat(text).toString('utf8');
          text = [];
          onJson(JSON.parse(whole));
        }
      });
      socket.on('data', read);
      socket.on('error', () => socket.destroy()); // the playground was stopped
      read(head);
      resolve({ close: () => socket.destroy() });
    });
  });
}

function frameReader(onFrame) {
  let buffer = Buffer.alloc(0);
  return (chunk) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (let frame = firstFrame(buffer); frame; frame = firstFrame(buffer)) {
      buffer = buffer.subarray(frame.end);
      onFrame(frame.opcode, frame.final, frame.payload);
    }
  };
}

function firstFrame(buffer) {
  if (buffer.length < 2) return null;
  const short = buffer[1] & 0x7f;
  const start = { 126: 4, 127: 10 }[short] ?? 2;
  if (buffer.length < start) return null;
  const length = { 126: () => buffer.readUInt16BE(2), 127: () => Number(buffer.readBigUInt64BE(2)) }[short]?.() ?? short;
  const end = start + length;
  if (buffer.length < end) return null;
  return { opcode: buffer[0] & 0x0f, final: (buffer[0] & 0x80) !== 0, payload: buffer.subarray(start, end), end };
}

function clientFrame(opcode, payload) {
  const mask = crypto.randomBytes(4); // a client must mask
  const body = Buffer.from(payload.map((byte, i) => byte ^ mask[i % 4]));
  return Buffer.concat([Buffer.from([0x80 | opcode, 0x80 | payload.length]), mask, body]);
}
