import fs from 'node:fs';
import { until } from './wait.mjs';

/**
 * Every exchange in both directions, as the playground itself saw it, so independent of the bot under test.
 * Two sources, joined by id: the log stream has every exchange but no headers or addresses; the recording file has those, but
 * leaves out what the bot answered with something other than 2xx.
 */
export class Recording {
  #file;
  #entries = [];
  #details = new Map();
  #bytesRead = -1;

  /** What the playground complained about. */
  warnings = [];

  constructor(file) { this.#file = file; }

  accept({ log }) {
    if (log?.type === 'bot') this.#entries.push(log);
    else if (log?.level === 'warning' || log?.level === 'error') this.warnings.push(log.displayText);
  }

  all() {
    this.#readFile();
    return this.#entries.map((entry) => this.#joined(entry));
  }

  /** A point in time; `since()` gives the exchanges after it. */
  mark() {
    const seen = this.#entries.length;
    return { since: () => this.all().slice(seen) };
  }

  /** An exchange appears only when its HTTP answer ends, which can be after its effect was drawn: so always wait for it. */
  waitFor(what, mark, test, options) {
    return until(what, () => mark.since().find(test), options);
  }

  #joined(entry) {
    const detail = this.#details.get(entry.id) ?? {};
    return {
      at: entry.timestamp,
      toBot: entry.to === 'User Application',
      kind: entry.activityName,
      method: detail.method,
      url: detail.url ?? '',
      headers: detail.headers ?? {},
      conversationId: conversationIn(detail.url) ?? entry.request?.body?.conversation?.id,
      activity: entry.request?.body,
      status: entry.response?.statusCode,
      reply: entry.response?.body,
    };
  }

  #readFile() {
    if (!fs.existsSync(this.#file) || fs.statSync(this.#file).size === this.#bytesRead) return;
    const text = fs.readFileSync(this.#file, 'utf8');
    this.#bytesRead = Buffer.byteLength(text);
    for (const part of text.split('\n---\n').filter((p) => p.trim())) {
      try {
        const { logId, request } = JSON.parse(part);
        this.#details.set(logId, request);
      } catch {
        this.#bytesRead = -1; // half-written: read it again next time
      }
    }
  }
}

function conversationIn(url = '') {
  const id = /\/v3\/conversations\/([^/?]+)/.exec(url)?.[1];
  return id && decodeURIComponent(id);
}
