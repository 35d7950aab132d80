// Bundles the page: node bundle.mjs <out-dir> [--dev]
//
// Classic scripts, because a page opened from a disk may load no modules, and
// its worker must be classic too.

import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { argv, exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';

const [outDir = '.', flag] = argv.slice(2);
const dev = flag === '--dev';
const www = join(dirname(fileURLToPath(import.meta.url)), '../../www');

/** Browsers that run the engine: wasm SIMD, DecompressionStream, container queries. */
const target = ['chrome111', 'edge111', 'firefox115', 'safari16.4'];

/** @param {string} entry @param {string} out */
function script(entry, out) {
    return build({
        entryPoints: [join(www, entry)],
        outfile: join(outDir, out),
        bundle: true,
        format: 'iife',
        platform: 'browser',
        target,
        charset: 'utf8',
        minify: !dev,
        legalComments: 'none',
        jsx: 'automatic',
        jsxImportSource: 'preact',
        loader: { '.ftl': 'text', '.csv': 'text' },
        define: { 'process.env.NODE_ENV': dev ? '"development"' : '"production"', 'import.meta.url': '""' },
        logLevel: 'warning',
    });
}

/** All styles in the order of their names. */
async function styles() {
    const folder = join(www, 'styles');
    const files = existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.css')).sort() : [];
    const text = files.map(name => readFileSync(join(folder, name), 'utf8')).join('\n');
    const { code } = await transform(text, { loader: 'css', minify: !dev, target, charset: 'utf8' });
    writeFileSync(join(outDir, 'style.css'), code);
}

try {
    await Promise.all([script('app.jsx', 'app.js'), script('worker.js', 'worker.js'), styles()]);
} catch (error) {
    // esbuild has already shown where the mistake is.
    if (!(error instanceof Error && 'errors' in error)) console.error(error);
    exit(1);
}
