import { setTimeout as sleep } from 'node:timers/promises';

/** Polls until `probe` gives something truthy, and returns that. */
export async function until(what, probe, { timeout = 10_000, every = 50 } = {}) {
  const end = performance.now() + timeout;
  for (;;) {
    const value = await probe();
    if (value) return value;
    if (performance.now() > end) throw new Error(`timed out after ${timeout} ms waiting for ${what}`);
    await sleep(every);
  }
}
