// A Nappe of its own for a story: the real binary, an empty data folder, a free port.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { test as base } from '@playwright/test';

const BINARY = resolve(process.env.NAPPE ?? '../target/debug/nappe');

export class House {
  private child?: ChildProcess;
  private port = 0;
  /** Everything that the server has logged: nobody's name may be in it. */
  log = '';

  private constructor(readonly data: string) {}

  static async open(): Promise<House> {
    const house = new House(mkdtempSync(join(tmpdir(), 'nappe-')));
    await house.start();
    return house;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get pid(): number {
    return this.child!.pid!;
  }

  /** Starts the server, on the port it had before if it had one. */
  async start(): Promise<void> {
    const listen = `127.0.0.1:${this.port}`;
    this.child = spawn(BINARY, ['serve', '--listen', listen, '--data', this.data], { stdio: ['ignore', 'pipe', 'pipe'] });
    this.child.stderr!.on('data', (chunk) => (this.log += chunk));
    const lines = createInterface({ input: this.child.stdout! });
    this.port = await new Promise((resolve, reject) => {
      this.child!.once('exit', (code) => reject(new Error(`nappe ended with ${code}: ${this.log}`)));
      lines.on('line', (line) => {
        this.log += `${line}\n`;
        const found = /http:\/\/[^\s/]+:(\d+)/.exec(line);
        if (found) resolve(Number(found[1]));
      });
    });
  }

  /** Ends the server without a word, as a power cut does. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  async close(): Promise<void> {
    await this.end('SIGTERM');
    rmSync(this.data, { recursive: true });
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child!;
    if (child.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  }

  /** Runs another command of the binary, `nappe export` for instance. */
  async run(...args: string[]): Promise<string> {
    const child = spawn(BINARY, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (chunk) => (said += chunk));
    child.stderr.on('data', (chunk) => (said += chunk));
    const code = await new Promise((resolve) => child.once('exit', resolve));
    if (code !== 0) throw new Error(`nappe ${args.join(' ')} ended with ${code}: ${said}`);
    return said;
  }
}

/** The house of the story that is played. */
export let house: House;

/** A story, in a house of its own. */
export const test = base.extend<{ opened: void }>({
  opened: [
    async ({}, use) => {
      house = await House.open();
      await use();
      await house.close();
    },
    { auto: true },
  ],
});
