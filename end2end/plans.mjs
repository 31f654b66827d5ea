// The planner as WebAssembly makes the plans that it makes everywhere (app/tests/seating/digest.rs).
import { readFileSync } from 'node:fs';

const { instance } = await WebAssembly.instantiate(readFileSync(process.argv[2]));
const other = instance.exports.main(0, 0);
if (other !== 0) {
  console.error(`plan ${other} is another one as WebAssembly`);
  process.exitCode = 1;
}
