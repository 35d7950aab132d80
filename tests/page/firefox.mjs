/** A small client of Firefox’s own remote control (Marionette), for the Firefox that the system has. */

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './reader.mjs';

/**
 * @typedef {object} Firefox
 * @property {(command: string, params?: object) => Promise<any>} ask such as `WebDriver:Navigate`
 * @property {(script: string) => Promise<any>} run a script in the page; what it returns
 * @property {() => void} close
 */

/**
 * Starts a headless Firefox with a profile of its own.
 * @param {string} executable
 * @returns {Promise<Firefox>}
 */
export async function launchFirefox(executable) {
    const profile = mkdtempSync(join(tmpdir(), 'page-firefox-'));
    writeFileSync(join(profile, 'user.js'), 'user_pref("marionette.port", 0);\n');
    const firefox = spawn(executable, ['--headless', '--no-remote', '--marionette', '--profile', profile], { stdio: 'ignore' });
    const portFile = join(profile, 'MarionetteActivePort');
    const port = () => {
        try {
            return Number(readFileSync(portFile, 'utf8'));
        } catch {
            return 0;
        }
    };
    await until(() => port() > 0, 'Firefox listens', 30_000);
    const socket = connect(port(), '127.0.0.1');
    /** @type {Map<number, (reply: any[]) => void>} */
    const waiting = new Map();
    let bytes = Buffer.alloc(0);
    // A message is its length, a colon and JSON: [1, id, error, result].
    socket.on('data', chunk => {
        bytes = Buffer.concat([bytes, chunk]);
        for (;;) {
            const colon = bytes.indexOf(':');
            const end = colon + 1 + Number(bytes.subarray(0, Math.max(0, colon)).toString());
            if (colon < 0 || bytes.length < end) return;
            const message = JSON.parse(bytes.subarray(colon + 1, end).toString());
            bytes = bytes.subarray(end);
            if (Array.isArray(message)) waiting.get(message[1])?.(message);
        }
    });
    let last = 0;
    /** @type {Firefox['ask']} */
    const ask = (command, params = {}) => new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, ([, , error, result]) => (error ? reject(new Error(`${command}: ${error.message}`)) : resolve(result)));
        const text = JSON.stringify([0, id, command, params]);
        socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
    await ask('WebDriver:NewSession', { capabilities: {} });
    return {
        ask,
        run: async script => (await ask('WebDriver:ExecuteScript', { script, args: [], sandbox: 'default' })).value,
        close() {
            socket.destroy();
            firefox.once('exit', () => rmSync(profile, { recursive: true, force: true }));
            firefox.kill();
        },
    };
}
