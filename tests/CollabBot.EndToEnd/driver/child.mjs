import { spawn } from 'node:child_process';
import fs from 'node:fs';

/** A child process whose output goes to a file, and is kept to be looked at. */
export function startChild(command, args, { logFile, ...options }) {
  const log = fs.createWriteStream(logFile, { flags: 'a' });
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let failure = null;
  const keep = (chunk) => { output += chunk; log.write(chunk); };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const gone = new Promise((resolve) => {
    child.once('error', (error) => { failure = error; resolve(); });
    child.once('close', () => log.end(resolve));
  });
  const hasEnded = () => failure !== null || child.exitCode !== null || child.signalCode !== null;
  return {
    pid: child.pid,
    output: () => output,
    hasEnded,
    /** Null while it runs, and when a signal ended it. */
    exitCode: () => child.exitCode,
    /** Throws with the end of the output when the process is no longer there. */
    assertAlive() {
      if (!hasEnded()) return;
      const why = failure ? failure.message : `ended with ${child.exitCode ?? child.signalCode}`;
      throw new Error(`${command} ${args[0]}: ${why}\n${output.slice(-2000)}`);
    },
    /** Sends the signal and waits until the process is gone; a second call does nothing. */
    async end(signal = 'SIGTERM', patienceMs = 10_000) {
      if (!hasEnded()) child.kill(signal);
      const impatience = setTimeout(() => child.kill('SIGKILL'), patienceMs);
      await gone;
      clearTimeout(impatience);
    },
  };
}
