// The examples of docs/api.md, run as a reader would: one after the other in one shell, against the demo village.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Server } from "../journeys/server.mjs";

const PAGE = "docs/api.md";
const ADDRESS = "http://127.0.0.1:8080";

/** What stands on the page in fences, in order: scripts, and the answers that it says they give. */
export function examplesOf(markdown) {
    const blocks = [...markdown.matchAll(/^```(sh|json)\n([\s\S]*?)^```$/gm)].map(([, language, text]) => ({ language, text }));
    return blocks.filter(({ language }) => language === "sh").map((block) => {
        const next = blocks[blocks.indexOf(block) + 1];
        return { script: block.text, answer: next?.language === "json" ? JSON.parse(next.text) : undefined };
    });
}

/** What is different between two answers, where "…" stands for any text; nothing if they are alike. */
export function difference(said, given, at = "") {
    if (said === "…") return typeof given === "string" && given !== "" ? undefined : `${at} is no text`;
    if (said === null || typeof said !== "object") return said === given ? undefined : `${at} is ${JSON.stringify(given)}`;
    const names = [Object.keys(said), Object.keys(given ?? {})].map((all) => all.sort().join());
    if (names[0] !== names[1]) return `${at} has ${names[1]} and not ${names[0]}`;
    return Object.keys(said).map((key) => difference(said[key], given[key], `${at}/${key}`)).find(Boolean);
}

/** Every curl of an example has to be answered with a success, and every word of it to be there. */
const STRICT = `set -euo pipefail
curl() { command curl --fail-with-body "$@"; }
`;

/** Runs them against a demo village of their own; what is wrong with them, or nothing. */
export async function troubleWith(examples) {
    const server = await Server.start(undefined, ["--demo"]);
    const directory = await mkdtemp(join(tmpdir(), "plenty-examples-"));
    try {
        const scripts = examples.map(({ script }, index) => `{ ${script.replaceAll(ADDRESS, server.origin)}\n} > answer-${index}\n`);
        const shell = spawn("bash", ["-c", STRICT + scripts.join("")], { cwd: directory, stdio: ["ignore", "ignore", "pipe"] });
        let complaints = "";
        shell.stderr.setEncoding("utf8").on("data", (text) => { complaints += text; });
        const status = await new Promise((done) => shell.on("close", done));
        for (const [index, { script, answer }] of examples.entries()) {
            const given = await readFile(join(directory, `answer-${index}`), "utf8").catch(() => undefined);
            if (given === undefined) return `never reached, after ${complaints}:\n${script}`;
            const wrong = answer && difference(answer, JSON.parse(given));
            if (wrong) return `${wrong}:\n${script}`;
            if (status !== 0 && index === examples.length - 1) return `${complaints}${given}`;
        }
        return undefined;
    } finally {
        await rm(directory, { recursive: true, force: true });
        await server.stop();
    }
}

export const examples = async () => examplesOf(await readFile(PAGE, "utf8"));
