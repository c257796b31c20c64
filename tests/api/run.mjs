// Lints the OpenAPI document of a running server, and walks a gift's whole way through its API, holding every answer to
// the document.
//
// usage: PLENTY_BINARY=build/dev/plenty node tests/api/run.mjs
import { Server } from "../journeys/server.mjs";
import { bad, everybodyElse, newcomers, walk } from "./walk.mjs";
import { lookingAfter } from "./looking_after.mjs";
import { difference, examples, troubleWith } from "./examples.mjs";
import { Caller } from "./caller.mjs";
import { Contract } from "./contract.mjs";
import { faults } from "./lint.mjs";

let passed = 0;
let failed = 0;

async function step(words, act) {
    try {
        await act();
        passed += 1;
        console.log(`ok     ${words}`);
    } catch (error) {
        failed += 1;
        console.log(`FAILED ${words}\n    ${String(error.message).replaceAll("\n", "\n    ")}`);
    }
}

function must(holds, sentence) {
    if (!holds) throw new Error(sentence);
}

/** Documents with something broken in them; the lint has to find each. */
const broken = {
    "no title": (document) => delete document.info.title,
    "a status that is none": (document) => { Object.values(Object.values(document.paths)[0])[0].responses = { fine: {} }; },
    "a parameter without a place": (document) => { delete anyParameter(document).in; },
    "a reference that leads nowhere": (document) => { delete document.components.schemas.Post; },
    "two operations of one name": (document) => {
        for (const path of Object.values(document.paths)) for (const operation of Object.values(path)) operation.operationId = "it";
    },
};
const anyParameter = (document) =>
    Object.values(document.paths).flatMap((path) => Object.values(path)).find((operation) => operation.parameters).parameters[0];

async function lint(document) {
    await step("the document is OpenAPI 3.1", async () => {
        const found = await faults(document);
        must(!found, found);
    });
    for (const [words, breakIt] of Object.entries(broken))
        await step(`the lint finds ${words}`, async () => {
            const copy = structuredClone(document);
            breakIt(copy);
            must(await faults(copy), "it found nothing");
        });
}

async function controls(contract, caller) {
    const answer = await caller.call("GET", "/api/v1/communities");
    const complaint = (changed) => contract.complaint("GET", "/api/v1/communities", { ...answer, ...changed });
    await step("a right answer keeps to the document", () => must(!complaint({}), complaint({})));
    for (const [words, changed] of [["a status", { status: 202 }], ["a type", { type: "text/html" }],
        ["a member too many", { body: { ...answer.body, total: 7 } }], ["a member too few", { body: { items: [] } }],
        ["a value", { body: { ...answer.body, items: [7] } }]])
        await step(`a wrong answer is found out: ${words}`, () => must(complaint(changed), "nobody noticed"));
}

/** Pages with something broken in them; running them has to find each. */
const mistaken = {
    "an address that is none": (all) => { all.at(-1).script = all.at(-1).script.replace("/queue/", "/row/"); },
    "a member that is none": (all) => { all[1].script = all[1].script.replace('"words"', '"word"'); },
    "a name that was never set": (all) => { all.at(-1).script += 'echo "$never_set"\n'; },
    "an answer that is another": (all) => { all[0].answer = { token: "…", passphrase: "…" }; },
};

async function documentation() {
    const all = await examples();
    await step("every example of the documentation does what it says", async () => {
        must(all.length > 5 && all.some(({ answer }) => answer), "there are no examples");
        const trouble = await troubleWith(all);
        must(!trouble, trouble);
    });
    await step("an answer is told from another", () => {
        must(!difference({ a: ["…", 1] }, { a: ["b", 1] }), "alike");
        must(difference({ a: "…" }, { a: 1 }) && difference([1], [1, 2]) && difference({ a: 1 }, {}), "different");
    });
    for (const [words, spoil] of Object.entries(mistaken))
        await step(`running the examples finds ${words}`, async () => {
            const copy = structuredClone(all);
            spoil(copy);
            must(await troubleWith(copy), "it found nothing");
        });
}

async function main() {
    const server = await Server.start();
    try {
        const contract = await Contract.of(server.origin);
        const caller = new Caller(server.origin, contract);
        await lint(contract.document);
        await controls(contract, caller);
        let village;
        await step("newcomers join and found a community", async () => { village = await newcomers(caller); });
        for (const [words, act] of [...walk, ...lookingAfter, ...everybodyElse, ...bad]) await step(words, () => act(village));
        await step("every operation was seen to answer", () => {
            const all = Object.values(contract.document.paths).flatMap((path) => Object.values(path));
            const silent = all.map((operation) => operation.operationId).filter((id) => !contract.told.has(id));
            must(silent.length === 0, `never called: ${silent.join(", ")}`);
        });
    } finally {
        await server.stop();
    }
}

await step("the API was walked to its end", main);
await step("the documentation was tried to its end", documentation);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
