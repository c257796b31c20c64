// A Plenty of its own for the journeys: a free port, an empty data directory, and the key beside it.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const START_MS = 30_000;
const STOP_MS = 15_000;

export async function freePort() {
    const server = createServer();
    await new Promise((done) => server.listen(0, "127.0.0.1", done));
    const { port } = server.address();
    await new Promise((done) => server.close(done));
    return port;
}

async function answers(origin) {
    try {
        await (await fetch(origin)).arrayBuffer();
        return true;
    } catch {
        return false;
    }
}

export class Server {
    /** Starts it, with `more` on its command line, and waits until it answers. */
    static async start(binary = process.env.PLENTY_BINARY ?? "build/dev/plenty", more = []) {
        const server = new Server();
        server.directory = await mkdtemp(join(tmpdir(), "plenty-journeys-"));
        const address = `127.0.0.1:${await freePort()}`;
        server.origin = `http://${address}`;
        server.log = "";
        server.process = spawn(resolve(binary), ["serve", "--data", join(server.directory, "data"), "--listen", address,
            "--vault-key", join(server.directory, "vault.key"), "--log-level", "debug", ...more], { stdio: ["ignore", "pipe", "pipe"] });
        const note = (text) => { server.log += text; };
        server.process.stdout.setEncoding("utf8").on("data", note);
        server.process.stderr.setEncoding("utf8").on("data", note);
        server.ended = new Promise((done) => {
            const end = (how) => done(server.isAskedToEnd ? how : `${how}, unasked`);
            server.process.on("error", (error) => end(error.message));
            server.process.on("exit", (code, signal) => end(signal ?? code));
        });
        await server.#untilItAnswers();
        return server;
    }

    async #untilItAnswers() {
        let end;
        this.ended.then((how) => { end = how; });
        for (const deadline = Date.now() + START_MS; !(await answers(this.origin)); await pause(50)) {
            if (end === undefined && Date.now() < deadline) continue;
            this.process.kill("SIGKILL");
            await this.#removeDirectory();
            throw new Error(`the server did not start (${end ?? "no answer"}):\n${this.log}`);
        }
    }

    /** Asks it to end, and returns its exit code, or how else it ended. */
    async stop() {
        this.isAskedToEnd = true;
        this.process.kill("SIGTERM");
        const late = pause(STOP_MS, "it was still running after 15 s", { ref: false });
        const how = await Promise.race([this.ended, late]);
        this.process.kill("SIGKILL");
        await this.#removeDirectory();
        return how;
    }

    #removeDirectory() {
        return rm(this.directory, { recursive: true, force: true });
    }
}
