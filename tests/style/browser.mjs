// What both programs here need of our own server.
export const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
  "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

export const types = { css: "text/css", js: "text/javascript", svg: "image/svg+xml", png: "image/png",
  webmanifest: "application/manifest+json" };
