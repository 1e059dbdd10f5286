import { spawn } from 'node:child_process';

/**
 * Runs a command to its end. Its output is kept, and shown in the error if it fails.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env?: Record<string, string> }} options
 */
export function run(command, args, { cwd, env = {} }) {
  return new Promise((resolve, reject) => {
    const isWindows = process.platform === 'win32';
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // npm is a script there.
      shell: isWindows,
    });
    const stop = () => child.kill();
    process.once('exit', stop);
    /** @type {Buffer[]} */
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      process.off('exit', stop);
      if (code === 0) return resolve(undefined);
      const end = signal ? `was ended by ${signal}` : `failed with code ${code}`;
      const text = Buffer.concat(output).toString().trim();
      reject(new Error(`${[command, ...args].join(' ')} ${end}:\n${text}`));
    });
  });
}
