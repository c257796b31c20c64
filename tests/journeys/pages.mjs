// Every page that somebody can reach by following links, each sort of page once.

// Two posts, or two communities, have the same sort of page.
const asSort = (path) =>
    path.replace(/^\/c\/[^/]+/, "/c/*").split("/").map((part) => (/[0-9]/.test(part) ? "*" : part)).join("/");

/** Whether a path is a page of ours to look at, not a file or something to keep. */
const isPage = (path) => !path.startsWith("/assets/") && !/\.[a-z]+$/.test(path);

async function linksOf(page, origin) {
    const hrefs = await page.getByRole("link").evaluateAll((links) => links.map((link) => link.href));
    return hrefs.map((href) => new URL(href)).filter((url) => url.origin === origin && isPage(url.pathname));
}

/** Opens what stands at a path; nothing if the browser saves it as a file instead of showing it. */
async function opened(visitor, path) {
    try {
        return await visitor.open(path);
    } catch (error) {
        if (error.message.includes("Download is starting")) return undefined;
        throw error;
    }
}

/**
 * The paths that `visitor` can reach from `first`, breadth first. Queries are views of the same page: of those,
 * the first few of each page are kept.
 */
export async function reachable(visitor, origin, first = ["/"], most = 60) {
    const waiting = [...first];
    const seen = new Set(first.map(asSort));
    const paths = [];
    while (waiting.length > 0 && paths.length < most) {
        const path = waiting.shift();
        const response = await opened(visitor, path);
        if (!response?.headers()["content-type"]?.startsWith("text/html")) continue;
        paths.push(path);
        for (const url of await linksOf(visitor.page, origin)) {
            const sort = asSort(url.pathname) + (url.search ? "?" : "");
            if (seen.has(sort)) continue;
            seen.add(sort);
            waiting.push(url.pathname + url.search);
        }
    }
    return paths;
}
