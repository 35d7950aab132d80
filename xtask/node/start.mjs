// Starts a finished module and prints what it imports, one name a line.
//
// node start.mjs <glue.js> <module.wasm>
//
// wasm-bindgen ends the names with a hash that says nothing to a reader; it is
// left out, so that the list changes when an ability is added and not before.

import { readFileSync } from 'node:fs';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';

const [glue = '', file = ''] = argv.slice(2);
const module = new WebAssembly.Module(readFileSync(file));
const { initSync } = await import(pathToFileURL(glue).href);
initSync({ module });

const names = WebAssembly.Module.imports(module).map(({ kind, name }) => `${kind} ${name.replace(/_[0-9a-f]{16}$/, '')}`);
console.log([...new Set(names)].sort().join('\n'));
