// What people do through the API, step by step; each takes the village that newcomers() has made.
import { newPerson } from "../journeys/people.mjs";

const soon = (hours) => new Date(Date.now() + hours * 3_600_000).toISOString();

async function join(caller) {
    const person = newPerson();
    const joined = await caller.expect(201, "POST", "/people",
        { name: person.name, passphrase: person.passphrase, device: "phone" });
    return Object.assign(caller.with(joined.body.token), { person, codes: joined.body.recovery_codes });
}

const founding = { name: "Orchard Row", purpose: "A street where everybody has enough.", areas: ["By the well", "Hill side"],
    latitude: 52.63, longitude: 1.3 };

export async function newcomers(stranger) {
    const [amina, bo, chipo] = [await join(stranger), await join(stranger), await join(stranger)];
    const community = (await amina.expect(201, "POST", "/communities", founding)).body;
    const place = `/communities/${community.slug}`;
    await bo.expect(201, "POST", `${place}/membership`);
    const kinds = (await bo.expect(200, "GET", `${place}/kinds?words=bread`)).body.items;
    return { stranger, amina, bo, chipo, community, place, kind: kinds[0].id, area: community.areas[0].id };
}

const bread = (village, more = {}) => ({ side: "offer", kind: village.kind, words: "Bread from this morning", quantity: 3,
    area: village.area, place: "12 Canary Lane", ...more });

async function handover(village) {
    const { amina, bo } = village;
    const post = (await amina.expect(201, "POST", `${village.place}/posts`, bread(village))).body;
    const reply = (await bo.expect(201, "POST", `/posts/${post.id}/replies`, { words: "I'd be glad of one." })).body;
    return { post, reply, at: `/handovers/${reply.id}` };
}

function must(holds, sentence) {
    if (!holds) throw new Error(sentence);
}

/** A gift's whole way. */
export const walk = [
    ["an offer goes up, once, however often it is sent", async (village) => {
        const key = { "idempotency-key": "one" };
        const { amina, place } = village;
        const first = await amina.expect(201, "POST", `${place}/posts`, bread(village), key);
        const second = await amina.expect(201, "POST", `${place}/posts`, bread(village), key);
        must(first.body.id === second.body.id, "two posts");
        await amina.expect(422, "POST", `${place}/posts`, bread(village, { quantity: 2 }), key);
        must((await amina.expect(200, "GET", "/posts")).body.items.length === 1, "not one post");
        await amina.expect(200, "POST", `/posts/${first.body.id}/closure`);
    }],
    ["it is changed by whoever knows its version", async (village) => {
        const { amina, place } = village;
        const posted = await amina.expect(201, "POST", `${place}/posts`, bread(village));
        const path = `/posts/${posted.body.id}`;
        await amina.expect(428, "PATCH", path, { quantity: 2 });
        await amina.expect(200, "PATCH", path, { quantity: 2 }, { "if-match": posted.etag });
        await amina.expect(412, "PATCH", path, { quantity: 1 }, { "if-match": posted.etag });
        const now = await amina.expect(200, "GET", path);
        must((await amina.call("GET", `/api/v1${path}`, undefined, { "if-none-match": now.etag })).status === 304, "no 304");
        await amina.expect(200, "POST", `${path}/pause`);
        await amina.expect(200, "DELETE", `${path}/pause`);
        await amina.expect(200, "POST", `${path}/confirmation`);
        await amina.expect(200, "POST", `${path}/closure`);
    }],
    ["the board shows it page by page", async (village) => {
        const { amina, bo, stranger, place } = village;
        for (const words of ["One loaf", "Two loaves", "Three loaves"])
            await amina.expect(201, "POST", `${place}/posts`, bread(village, { words, audience: "everyone" }));
        const seen = [];
        for (let next = ""; next !== null;) {
            const page = (await bo.expect(200, "GET", `${place}/board?limit=2&after=${next}`)).body;
            seen.push(...page.items.map((card) => card.words));
            next = page.next;
        }
        must(seen.join() === "Three loaves,Two loaves,One loaf", `the board is ${seen}`);
        must((await stranger.expect(200, "GET", `${place}/board`)).body.items.length === 3, "strangers see what is public");
    }],
    ["a reply is answered, a meeting agreed, the bread handed over", async (village) => {
        const { amina, bo, chipo } = village;
        const { post, at } = await handover(village);
        await amina.expect(200, "GET", `/posts/${post.id}/replies`);
        await bo.expect(404, "GET", `/posts/${post.id}/replies`);
        await chipo.expect(404, "GET", at);
        await amina.expect(200, "POST", `${at}/answer`, { answer: "yes", quantity: 1 });
        const proposed = await amina.expect(200, "POST", `${at}/meeting`,
            { place: "At the library", at: soon(24), contact: "Ring 555" });
        const before = (await bo.expect(200, "GET", at)).body;
        must(before.address === "" && before.meeting.contact === "", "told too early");
        const { number } = proposed.body.meeting;
        await bo.expect(412, "POST", `${at}/agreement`, { meeting: number + 1 });
        const agreed = (await bo.expect(200, "POST", `${at}/agreement`, { meeting: number, contact: "Bell twice" })).body;
        must(agreed.address === "12 Canary Lane" && agreed.meeting.contact === "Ring 555", "not told");
        await bo.expect(200, "POST", `${at}/messages`, { words: "On my way" });
        must((await amina.expect(200, "GET", at)).body.talk.at(-1).words === "On my way", "no message");
        await bo.expect(204, "POST", `${at}/completion`);
        await bo.expect(404, "GET", at);
        must((await amina.expect(200, "GET", "/handovers")).body.items.length === 0, "it is still listed");
    }],
    ["a no is heard, and a reply taken back", async (village) => {
        const { amina, bo } = village;
        const refused = await handover(village);
        await amina.expect(200, "POST", `${refused.at}/answer`, { answer: "not_this_time" });
        await bo.expect(204, "POST", `${refused.at}/hearing`);
        const withdrawn = await handover(village);
        await bo.expect(204, "POST", `${withdrawn.at}/cancellation`);
    }],
    ["need decides", async (village) => {
        const { amina, bo } = village;
        const { post, at } = await handover(village);
        await amina.expect(204, "POST", `/posts/${post.id}/replies/need`);
        must((await bo.expect(200, "GET", at)).body.draw.lot.length === 16, "no lot");
    }],
];

/** A group's sheet, in and out. */
async function sheetComesInAndGoes({ amina, bo, place }) {
    const csv = { "content-type": "text/csv" };
    const rows = "Name,Phone,What do you need?\nAna,555 0101,Bread for two\nBen,555 0102,\n";
    await bo.expect(403, "POST", `${place}/sheets`, rows, csv);
    await amina.expect(415, "POST", `${place}/sheets`, rows);
    const sent = (await amina.expect(201, "POST", `${place}/sheets?filename=asks.csv`, rows, csv)).body;
    must(sent.look.plan.troubles[0].line === 3, "the trouble is not on line 3");
    must((await amina.expect(200, "GET", `${place}/sheets`)).body.items.length === 1, "it does not wait");
    const at = `${place}/sheets/${sent.id}`;
    await amina.expect(422, "POST", `${at}/import`, { agreed: "spoken" });
    await amina.expect(200, "PUT", `${at}/choices`, { agreed: "spoken", without_troubled_rows: true });
    must((await amina.expect(200, "GET", at)).body.choices.agreed === "spoken", "it was not kept");
    const entered = (await amina.expect(201, "POST", `${at}/import`, {}, { "idempotency-key": "asks" })).body;
    const again = (await amina.expect(201, "POST", `${at}/import`, {}, { "idempotency-key": "asks" })).body;
    must(entered.posts.length === 1 && again.id === entered.id, "not entered once");
    const sheet = (await amina.expect(200, "GET", `${place}/sheet`)).body;
    must(sheet.includes("Bread for two") && sheet.includes("555 0101"), "it is not taken along");
    must((await amina.expect(200, "GET", `${place}/imports`)).body.items.length === 1, "it is not listed");
    await amina.expect(200, "GET", `${at}/import`);
    must((await amina.expect(200, "POST", `${at}/undo`)).body.posts.length === 0, "something stays");
    const other = (await amina.expect(201, "POST", `${place}/sheets`, rows, csv)).body;
    await amina.expect(204, "DELETE", `${place}/sheets/${other.id}`);
}

/** Everything around it. */
export const everybodyElse = [
    ["a sheet comes in, goes out, and is taken back", sheetComesInAndGoes],
    ["devices are added, listed and ended", async ({ amina }) => {
        const spare = amina.with((await amina.expect(201, "POST", "/me/devices", { device: "tablet" })).body.token);
        const places = (await spare.expect(200, "GET", "/me/sessions")).body.items;
        const own = places.find((place) => place.is_here);
        await amina.expect(204, "DELETE", `/me/sessions/${own.id}`);
        await spare.expect(401, "GET", "/me");
    }],
    ["somebody says what they like about themselves", async ({ bo }) => {
        const me = await bo.expect(200, "GET", "/me");
        await bo.expect(428, "PATCH", "/me", { pronouns: "they" });
        const changed = await bo.expect(200, "PATCH", "/me", { pronouns: "they", language: "es" }, { "if-match": me.etag });
        must(changed.body.name === me.body.name && changed.body.pronouns === "they", "not changed");
        await bo.expect(412, "PATCH", "/me", { pronouns: "she" }, { "if-match": me.etag });
        const refused = await bo.expect(422, "PATCH", "/me", { name: "" }, { "if-match": changed.etag });
        must(refused.headers.get("content-language") === "es", "not in their language");
        await bo.expect(200, "GET", "/me/copy");
        await bo.expect(200, "GET", "/me/communities");
    }],
    ["a community is looked after", async ({ amina, bo, place, area }) => {
        const charter = await amina.expect(200, "GET", `${place}/charter`);
        await amina.expect(200, "PATCH", `${place}/charter`, { agreements: "Be kind." }, { "if-match": charter.etag });
        await bo.expect(403, "PATCH", `${place}/charter`, { agreements: "Be loud." }, { "if-match": "*" });
        await amina.expect(201, "POST", `${place}/areas`, { name: "The mill", place: { latitude: 52.7, longitude: 1.3 } });
        const before = await amina.expect(200, "GET", `${place}/areas/${area}`);
        await amina.expect(200, "PATCH", `${place}/areas/${area}`, { name: "By the old well" }, { "if-match": before.etag });
        const necessities = await amina.expect(200, "GET", `${place}/necessities`);
        await amina.expect(200, "PUT", `${place}/necessities`, necessities.body, { "if-match": necessities.etag });
        await bo.expect(200, "PUT", `${place}/membership/area`, { area });
        await bo.expect(200, "GET", `${place}/members`);
        must((await bo.expect(200, "GET", `${place}/weeks`)).body.items.length === 0, "numbers of a small community");
        await bo.expect(201, "POST", `${place}/stewardship`);
        await bo.expect(200, "GET", `${place}/stewards`);
        await bo.expect(204, "DELETE", `${place}/stewardship`);
    }],
    ["it names kinds of its own", async ({ amina, place, kind, stranger }) => {
        await stranger.expect(200, "GET", "/kinds?words=nappies");
        const own = await amina.expect(201, "POST", `${place}/kinds`, { parent: kind, name: "Sourdough starter", unit: "bottle" });
        const path = `${place}/kinds/${own.body.id}`;
        await amina.expect(200, "GET", path);
        await amina.expect(200, "PATCH", path, { synonyms: ["levain"] }, { "if-match": own.etag });
        await amina.expect(200, "POST", `${path}/retirement`);
        await amina.expect(200, "DELETE", `${path}/retirement`);
    }],
    ["people ask to join, and are invited", async ({ amina, bo, chipo, stranger, place }) => {
        const charter = await amina.expect(200, "GET", `${place}/charter`);
        await amina.expect(200, "PATCH", `${place}/charter`, { join_policy: "ask", questions: ["Where do you live?"] },
            { "if-match": charter.etag });
        await chipo.expect(403, "POST", `${place}/membership`);
        await chipo.expect(201, "POST", `${place}/application`, { answers: ["On the hill"] });
        await chipo.expect(204, "DELETE", `${place}/application`);
        await chipo.expect(201, "POST", `${place}/application`, { answers: ["On the hill"] });
        const [asking] = (await amina.expect(200, "GET", `${place}/applications`)).body.items;
        await amina.expect(204, "POST", `${place}/applications/${asking.person}/answer`, { answer: "not_now", words: "Soon" });
        must((await chipo.expect(200, "GET", place)).body.answer.words === "Soon", "no answer");
        await chipo.expect(204, "DELETE", `${place}/answer`);
        const { token } = (await bo.expect(201, "POST", `${place}/invites`)).body;
        await stranger.expect(200, "GET", `/invites/${token}`);
        await chipo.expect(201, "POST", `/invites/${token}/membership`);
        const [invite] = (await bo.expect(200, "GET", `${place}/invites`)).body.items;
        await bo.expect(204, "DELETE", `${place}/invites/${invite.id}`);
        await stranger.expect(404, "GET", `/invites/${token}`);
        await chipo.expect(204, "DELETE", `${place}/membership`);
        await stranger.expect(200, "GET", "/communities");
    }],
    ["somebody signs in and out, changes the passphrase, comes back, goes", async ({ chipo, stranger }) => {
        const { name, passphrase } = chipo.person;
        await stranger.expect(401, "POST", "/sessions", { name, passphrase: "not it at all", device: "laptop" });
        const laptop = chipo.with((await stranger.expect(201, "POST", "/sessions", { name, passphrase, device: "laptop" })).body.token);
        await laptop.expect(204, "DELETE", "/session");
        await laptop.expect(401, "GET", "/me");
        const changed = "seven herons over the quiet mill";
        const anew = chipo.with((await chipo.expect(200, "PUT", "/me/passphrase", { passphrase, new_passphrase: changed })).body.token);
        await chipo.expect(401, "GET", "/me");
        const codes = (await anew.expect(201, "POST", "/me/codes", { passphrase: changed })).body.recovery_codes;
        const again = chipo.with((await stranger.expect(201, "POST", "/recoveries",
            { name, code: codes[0], passphrase: "nine kettles sing on one stove", device: "phone" })).body.token);
        await again.expect(422, "POST", "/me/departure", { passphrase: "not it at all" });
        await again.expect(204, "POST", "/me/departure", { passphrase: "nine kettles sing on one stove" });
        await again.expect(401, "GET", "/me");
    }],
];

/** What nobody should send. */
export const bad = [
    ["ten megabytes are too much", async (village) => {
        const answer = await village.amina.call("POST", `/api/v1${village.place}/posts`, JSON.stringify({ words: "x".repeat(10_000_000) }))
            .catch((error) => error); // the server may close before it was all sent
        must(answer instanceof Error || answer.status === 413, `it was answered with ${answer.status}`);
        if (!(answer instanceof Error)) must(answer.type === "application/problem+json", answer.type);
    }],
    ["what is no JSON, nested too deep, twice, or of the wrong sort is refused", async (village) => {
        const post = (body, status, headers) => village.amina.expect(status, "POST", `${village.place}/posts`, body, headers);
        await post("{", 400);
        await post("[".repeat(60_000), 400);
        await post('{"words":"a","words":"b"}', 400);
        await post('{"quantity":1e999}', 400);
        await post("side=ask", 415, { "content-type": "application/x-www-form-urlencoded" });
        await post({ ...bread(village), quantity: 1e18 }, 422);
        await post({ ...bread(village), quantity: "3" }, 422);
        await post({ ...bread(village), price: 3 }, 422);
        await post({ ...bread(village), until: "9999-12-31T23:59:59Z" }, 422);
    }],
    ["a wrong address or method is a problem too", async ({ amina }) => {
        for (const [method, path, status] of [["GET", "/api/v1/nothing", 404], ["PUT", "/api/v1/me", 405], ["GET", "/api/nothing", 404]]) {
            const answer = await amina.call(method, path);
            must(answer.status === status && answer.type === "application/problem+json", `${path}: ${answer.status} ${answer.type}`);
        }
    }],
    ["a token that is none lets nobody in, and cookies are not looked at", async ({ amina, place }) => {
        await amina.with("nonsense").expect(401, "GET", place);
        await amina.with(undefined).expect(401, "GET", "/me", undefined, { cookie: `session=${amina.token}` });
    }],
    ["nothing was half done", async ({ amina }) => {
        const own = (await amina.expect(200, "GET", "/posts?limit=100")).body.items;
        must(own.every((post) => post.words.endsWith("loaves") || post.words.endsWith("loaf") || post.words.startsWith("Bread")), "strange posts");
    }],
];
