// The browser that tests drive: Debian's, without windows of its own, and without a word to anybody outside.
const ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"];

export const launch = (chromium, more = []) =>
    chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium-headless-shell", args: [...ARGUMENTS, ...more] });
