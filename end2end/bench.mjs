// The numbers of the README: 1,000 people at 200 tables, three times, the server on one core and the people on another.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';

const RUNS = 3;
const REHEARSAL = ['--people', '1000', '--tables', '200', '--seconds', '60'];
const nappe = process.env.NAPPE;

const pinned = availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0;
const on = (core, args) => (pinned ? ['taskset', ['-c', core, nappe, ...args]] : [nappe, args]);

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

async function ready(url, server) {
  while (server.exitCode === null) {
    if (await fetch(`${url}/readyz`).then((answer) => answer.ok, () => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the server does not start');
}

async function run() {
  const folder = mkdtempSync(join(tmpdir(), 'nappe-bench-'));
  const listen = `127.0.0.1:${await freePort()}`;
  const server = spawn(...on('0', ['serve', '--listen', listen, '--data', join(folder, 'data')]), {
    env: { ...process.env, RUST_LOG: 'warn' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    const url = `http://${listen}`;
    await ready(url, server);
    const report = join(folder, 'report.json');
    // taskset becomes the server: its process is the server's.
    const options = ['--url', url, '--pid', String(server.pid), '--report', report];
    execFileSync(...on('1', ['rehearse', ...REHEARSAL, ...options]), { stdio: ['ignore', 'ignore', 'inherit'] });
    return JSON.parse(readFileSync(report, 'utf8'));
  } finally {
    const gone = new Promise((resolve) => server.once('exit', resolve));
    if (server.exitCode === null && server.kill()) await gone;
    rmSync(folder, { recursive: true });
  }
}

const runs = [];
for (let n = 0; n < RUNS; n += 1) runs.push(await run());

const median = (value) => runs.map(value).sort((a, b) => a - b)[Math.floor(RUNS / 2)];
const line = (name, value, unit, digits = 0) => {
  const number = (n) => n.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const each = runs.map((one) => number(value(one))).join(', ');
  console.log(`${name.padEnd(44)}${number(median(value)).padStart(9)} ${unit.padEnd(4)} (${each})`);
};

console.log(`\nnappe rehearse ${REHEARSAL.join(' ')}`);
console.log(`${cpus()[0]?.model}, ${pinned ? 'server on one core, people on another' : 'not pinned to cores'}; median of ${RUNS}`);
for (const part of ['p50', 'p95', 'p99', 'max']) {
  line(`post to every other phone at the table, ${part}`, (r) => r.delay_ms[part], 'ms', 1);
}
line('operations a second', (r) => r.operations_per_second, '/s');
line('deliveries', (r) => r.deliveries, '');
line('lost', (r) => r.lost, '');
line('all phones at their next table after', (r) => r.change_ms, 'ms');
line('everybody in (page, line, picture) after', (r) => r.joining_seconds, 's', 1);
line('server CPU while people came in', (r) => r.server.cpu_seconds_joining, 's', 1);
line('server CPU while people talked', (r) => r.server.cpu_seconds, 's', 1);
line('server memory', (r) => r.server.resident_bytes / 1e6, 'MB');
line('for each phone', (r) => (r.server.resident_bytes - r.server.resident_bytes_before) / r.people / 1e3, 'kB');
line('HTML of a table in use, brotli', (r) => r.page_bytes, 'B');
