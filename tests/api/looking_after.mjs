// What those do who look after a community or a neighbour without account, and what such a neighbour does.

function must(holds, sentence) {
    if (!holds) throw new Error(sentence);
}

const soon = (hours) => new Date(Date.now() + hours * 3_600_000).toISOString();

const rosa = (village, more = {}) => ({ name: "Rosa", contact: "07700 900123, mornings", area: village.area, consent: "spoken", ...more });
const sent = (village, more = {}) => ({ side: "ask", words: "Soup for two", contact: "07700 900456", name: "Tomas", area: village.area, ...more });
const wish = (village, more = {}) => ({ kind: village.kind, words: "A loaf, soft please", area: village.area, ...more });

async function entered({ bo, place, ...village }) {
    const neighbour = (await bo.expect(201, "POST", `${place}/neighbours`, rosa(village, { is_somebody_else: true }))).body;
    return { neighbour, at: `${place}/neighbours/${neighbour.id}`, acting: { "acting-for": neighbour.id } };
}

async function received({ amina, stranger, place, ...village }) {
    const key = (await stranger.expect(201, "POST", `${place}/intakes`, sent(village))).body;
    const waiting = (await amina.expect(200, "GET", `${place}/intakes`)).body.items;
    return { key, at: `${place}/intakes/${waiting.at(-1).id}` };
}

const withKey = async ({ stranger }, key) =>
    stranger.with((await stranger.expect(201, "POST", `/links/${key.link}/sessions`, { device: "library" })).body.token);

export const lookingAfter = [
    ["somebody is written down, changed, handed on and forgotten", async (village) => {
        const { amina, bo, chipo, place } = village;
        await bo.expect(422, "POST", `${place}/neighbours`, rosa(village, { consent: null }));
        const { at } = await entered(village);
        await chipo.expect(404, "GET", at);
        const before = await bo.expect(200, "GET", at);
        await bo.expect(428, "PATCH", at, { languages: "Spanish" });
        await bo.expect(200, "PATCH", at, { languages: "Spanish" }, { "if-match": before.etag });
        await bo.expect(412, "PATCH", at, { languages: "Welsh" }, { "if-match": before.etag });
        await amina.expect(200, "POST", `${at}/care`);
        await bo.expect(404, "GET", at);
        const members = (await amina.expect(200, "GET", `${place}/members`)).body.items;
        await amina.expect(204, "PUT", `${at}/care`, { to: members.find((member) => member.name === bo.person.name).id });
        must((await bo.expect(200, "GET", `${place}/neighbours`)).body.items.length === 1, "not in their hands");
        await bo.expect(204, "DELETE", `${at}/care`);
        await amina.expect(204, "DELETE", at);
        await amina.expect(404, "GET", at);
    }],
    ["a member asks for somebody, and acts for them", async (village) => {
        const { bo, amina } = village;
        const { at, acting } = await entered(village);
        const post = (await bo.expect(201, "POST", `${at}/posts`, wish(village, { side: "ask" }))).body;
        await bo.expect(200, "GET", "/neighbour", undefined, acting);
        must((await bo.expect(200, "GET", "/posts", undefined, acting)).body.items[0].id === post.id, "not theirs");
        must((await bo.expect(200, "GET", "/posts")).body.items.every((own) => own.id !== post.id), "the member's own");
        const reply = (await amina.expect(201, "POST", `/posts/${post.id}/replies`, { words: "I bake" })).body;
        await bo.expect(404, "GET", `/handovers/${reply.id}`);
        await bo.expect(200, "POST", `/handovers/${reply.id}/answer`, { answer: "yes", quantity: 1 }, acting);
        await amina.expect(403, "GET", "/handovers", undefined, acting);
        await bo.expect(403, "GET", "/me", undefined, acting);
        await amina.expect(204, "POST", `/handovers/${reply.id}/cancellation`);
        await bo.expect(204, "DELETE", at);
    }],
    ["somebody comes by code and by link, for what is their own", async (village) => {
        const { bo, stranger } = village;
        const { at, neighbour } = await entered(village);
        await bo.expect(201, "POST", `${at}/posts`, wish(village, { side: "ask" }));
        const key = (await bo.expect(201, "POST", `${at}/key`)).body;
        await stranger.expect(200, "GET", `/links/${key.link}`);
        await stranger.expect(401, "POST", "/neighbour/sessions", { name: "Nobody", code: key.code, device: "library" });
        const own = stranger.with((await stranger.expect(201, "POST", "/neighbour/sessions",
            { name: neighbour.name, code: key.code.toLowerCase(), device: "library" })).body.token);
        const post = (await own.expect(200, "GET", "/posts")).body.items[0];
        const read = await own.expect(200, "GET", `/posts/${post.id}`);
        await own.expect(200, "PATCH", `/posts/${post.id}`, { words: "A dark loaf" }, { "if-match": read.etag });
        await own.expect(200, "POST", `/posts/${post.id}/confirmation`);
        await own.expect(200, "POST", `/posts/${post.id}/closure`);
        await own.expect(403, "GET", "/me");
        await own.expect(200, "GET", "/me/copy");
        await bo.expect(204, "DELETE", `${at}/key`);
        await own.expect(401, "GET", "/neighbour");
    }],
    ["an intake is put on the board, another answered", async (village) => {
        const { amina } = village;
        const first = await received(village);
        const seen = (await amina.expect(200, "GET", first.at)).body;
        must(seen.neighbour.contact === "07700 900456", "not how to reach them");
        const post = (await amina.expect(201, "POST", `${first.at}/post`, wish(village))).body;
        must(post.side === "ask", "the other side");
        const second = await received(village);
        await amina.expect(422, "POST", `${second.at}/recognition`, { known: village.kind });
        await amina.expect(204, "POST", `${second.at}/recognition`, { known: seen.neighbour.id });
        await amina.expect(204, "POST", `${second.at}/answer`, { answer: "On Friday" });
        const own = await withKey(village, second.key);
        const [answered] = (await own.expect(200, "GET", "/neighbour/intakes")).body.items;
        must(answered.answer === "On Friday", "no answer");
        const more = await own.expect(201, "POST", "/neighbour/intakes", { side: "offer", words: "Apples" });
        await own.expect(200, "GET", `/neighbour/intakes/${more.body.id}`);
        for (const { id } of [answered, more.body]) await own.expect(204, "DELETE", `/neighbour/intakes/${id}`);
        await own.expect(204, "DELETE", "/neighbour");
    }],
    ["somebody takes an account", async (village) => {
        const { key } = await received(village);
        const own = await withKey(village, key);
        const [waiting] = (await own.expect(200, "GET", "/neighbour/intakes")).body.items;
        await own.expect(204, "DELETE", `/neighbour/intakes/${waiting.id}`);
        const account = { name: `Tomas ${key.code}`, passphrase: "nine kettles sing on one stove", device: "phone" };
        const welcome = (await own.expect(201, "POST", "/neighbour/account", account)).body;
        await own.expect(401, "GET", "/neighbour");
        await own.with(welcome.token).expect(204, "POST", "/me/departure", { passphrase: account.passphrase });
    }],
    ["the queue is looked at, rows are taken, given back and settled", async (village) => {
        const { amina, bo, place } = village;
        const { key } = await received(village);
        await bo.expect(404, "GET", `${place}/queue`);
        const queue = (await amina.expect(200, "GET", `${place}/queue?show=untaken`)).body;
        const intake = queue.items.find((row) => row.cause === "new_intake");
        const row = `${place}/queue/rows/${intake.id}`;
        must((await amina.expect(200, "POST", `${row}/taking`)).body.holder !== null, "nobody has it");
        await amina.expect(200, "GET", row);
        await amina.expect(204, "DELETE", `${row}/taking`);
        const calls = `${place}/queue/calls/${intake.person}`;
        await amina.expect(204, "POST", calls, { outcome: "no_answer", words: "Rang twice" });
        await amina.expect(204, "PUT", `${calls}/plan`, { again: soon(30) });
        must((await amina.expect(200, "GET", calls)).body.items[0].words === "Rang twice", "no call");
        must((await amina.expect(200, "GET", row)).body.cause === "call_later", "not later");
        await (await withKey(village, key)).expect(204, "DELETE", "/neighbour");
        await amina.expect(404, "GET", row);
    }],
    ["a poster is asked, a neighbour found on their own", async (village) => {
        const { amina, bo, place } = village;
        const post = (await bo.expect(201, "POST", `${place}/posts`, wish(village, { side: "ask", urgency: "today" }))).body;
        await amina.expect(204, "POST", `${place}/queue/rows/post-${post.id}/question`);
        await amina.expect(409, "POST", `${place}/queue/rows/post-${post.id}/question`);
        must((await bo.expect(200, "GET", "/me/questions")).body.items[0].post === post.id, "no question");
        await bo.expect(200, "POST", `/posts/${post.id}/closure`);
        const { at, neighbour } = await entered(village);
        await bo.expect(204, "DELETE", `${at}/care`);
        await amina.expect(204, "POST", `${place}/queue/rows/neighbour-${neighbour.id}/care`);
        await amina.expect(204, "DELETE", at);
    }],
    ["everything is handed over, and somebody rests", async ({ amina, bo, place }) => {
        const members = (await amina.expect(200, "GET", `${place}/members`)).body.items;
        const [from, to] = [amina, bo].map((one) => members.find((member) => member.name === one.person.name).id);
        const offer = () => amina.expect(204, "POST", `${place}/queue/takeover`, { successor: to });
        await offer();
        must((await amina.expect(200, "GET", `${place}/queue`)).body.takeovers[0].successor === to, "nobody is asked");
        await amina.expect(204, "DELETE", `${place}/queue/takeover`);
        await offer();
        must((await bo.expect(200, "GET", "/me/takeovers")).body.items[0].holder === from, "not told");
        await bo.expect(204, "POST", `${place}/queue/takeovers/${from}/refusal`);
        await offer();
        await bo.expect(204, "POST", `${place}/queue/takeovers/${from}/acceptance`);
        await bo.expect(200, "GET", `${place}/queue`);
        await amina.expect(204, "DELETE", `${place}/queue/takings`);
        await amina.expect(422, "PUT", `${place}/queue/rest`, { until: soon(-30) });
        await amina.expect(204, "PUT", `${place}/queue/rest`, { until: soon(30) });
        must((await bo.expect(200, "GET", `${place}/queue`)).body.resting.length === 1, "nobody rests");
        await amina.expect(204, "DELETE", `${place}/queue/rest`);
        await bo.expect(204, "DELETE", `${place}/stewardship`);
    }],
];
