// What a phone downloads before its table is alive: brotli bytes by part. Fails above the budget.
import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

const BUDGET = 180_000;
// A table in use as `make bench` measures it: what the server sends, at the level at which it compresses.
const HTML = 18_400;

const site = new URL('../target/site/', import.meta.url);
const brotli = (path) => {
  const bytes = readFileSync(new URL(path, site));
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
};

const parts = [
  ['HTML (measured)', HTML],
  ['CSS', brotli('pkg/nappe.css')],
  ['JS', brotli('pkg/nappe.js')],
  ['WASM', brotli('pkg/nappe_bg.wasm')],
];
const total = parts.reduce((sum, [, bytes]) => sum + bytes, 0);
parts.push(['together', total], ['budget', BUDGET]);

const quiet = process.argv.includes('--quiet');
if (!quiet || total > BUDGET) {
  for (const [part, bytes] of parts) console.log(`${part.padEnd(16)}${String(bytes).padStart(8)} B brotli`);
}
if (total > BUDGET) {
  console.error(`The table page is ${total - BUDGET} bytes above its budget.`);
  process.exit(1);
}
