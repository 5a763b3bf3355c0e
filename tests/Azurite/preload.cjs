// Loaded into the emulator before its own code. It ends the emulator with the process that started it and, where asked to, stops its clock,
// so that a test can let a minute pass without waiting for it: each line on standard input moves the clock by that many ticks of 100 ns.
const { createInterface } = require('node:readline');
const { Resultset } = require('lokijs');

const Real = Date;
const start = Real.now();
let ticks = 0n;
const now = () => start + Number(ticks / 10_000n);

if (process.env.AZURITE_CLOCK === 'still') {
  globalThis.Date = new Proxy(Real, {
    construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    apply: () => new Real(now()).toString(),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  });
}

// The emulator asks its tables for account, container and name, in that order, and they use the index of the first alone: a call would cost the more, the
// more blobs the account has. With the name in front it costs the same for each.
const { find } = Resultset.prototype;
Resultset.prototype.find = function (query, firstOnly) {
  const name = ['name', 'blobName'].find((key) => typeof query?.[key] === 'string');
  return find.call(this, name ? { [name]: query[name], ...query } : query, firstOnly);
};

// Every ten minutes the emulator walks all that was overwritten since, and answers nothing meanwhile: after 20,000 answers for minutes. An account has no such pause.
require('azurite/dist/src/blob/utils/constants').DEFAULT_GC_INTERVAL_MS = 24 * 60 * 60 * 1000;

createInterface({ input: process.stdin })
  .on('line', (line) => {
    ticks += BigInt(line);
    console.log('moved');
  })
  .on('close', () => process.exit(0));
