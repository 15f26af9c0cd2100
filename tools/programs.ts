import { spawn } from 'node:child_process';

/** Programs of packages are command files on Windows, which only a shell starts there. No argument here holds a space. */
const SHELL = process.platform === 'win32';

export interface Ended {
  readonly isDone: boolean;
  /** What it printed; it has been shown already. */
  readonly said: string;
}

/** Runs a program that the PATH knows, as npm scripts do. It may ask the user something. */
export function runProgram(name: string, args: readonly string[]): Promise<Ended> {
  return new Promise((ended) => {
    const program = spawn(name, args, { stdio: ['inherit', 'pipe', 'inherit'], shell: SHELL });
    let said = '';
    program.stdout.on('data', (text: Buffer) => {
      said += text;
      process.stdout.write(text);
    });
    program.on('error', ({ message }) => {
      console.error(`${name} did not start: ${message}`);
      ended({ isDone: false, said });
    });
    program.on('close', (status) => ended({ isDone: status === 0, said }));
  });
}

/**
 * Runs a build in a process of its own: what is made from the lists (stubs, functions.json, help) is made by the lists' own
 * code, which a process that has loaded them already would not read again.
 */
export async function runBuild(part: string): Promise<boolean> {
  const tsx = ['--import', 'tsx', 'tools/run-build.ts', part];
  return new Promise((done) => {
    const build = spawn(process.execPath, tsx, { stdio: 'inherit' });
    build.on('error', () => done(false)).on('close', (status) => done(status === 0));
  });
}
