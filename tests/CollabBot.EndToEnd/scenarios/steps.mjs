import { describe, test } from 'node:test';

/** Steps that build on each other: after one that failed, the rest is skipped, so that what is named is what broke. */
export function scenario(name, body) {
  describe(name, () => {
    let broken = null;
    body((step, run) => test(step, async (t) => {
      if (broken) return t.skip(`after "${broken}" failed`);
      try {
        return await run(t);
      } catch (error) {
        broken = step;
        throw error;
      }
    }));
  });
}
