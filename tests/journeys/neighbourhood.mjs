// Who looks at the pages, and from where they set out.
import { ask, bread, foundCommunity, join } from "./ways.mjs";

/** Visitors with something to see; each knows `who` it is and `from` which paths its links spread. */
export async function neighbourhood(walk) {
    const member = await walk.visitor();
    const stranger = await walk.visitor();
    await join(member);
    const community = await foundCommunity(member, "Orchard Row");
    await ask(member, community, bread());
    const open = await ask(member, community, { ...bread(), "What could you use?": "A ladder for an afternoon" },
        { forEverybody: true });
    return [
        Object.assign(stranger, { who: "a stranger", from: ["/", open, "/posts/nothing-here"] }),
        Object.assign(member, { who: "a member", from: ["/", open] }),
    ];
}
