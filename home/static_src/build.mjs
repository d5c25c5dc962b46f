// Compiles kern.scss and site.scss, and bundles the decoder of QR codes. KERN brings every colour of its palette and a
// fallback for every variable: what nothing refers to is dropped, which makes its file a third as large.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { buildSync } from "esbuild";
import { compile } from "sass";

const here = fileURLToPath(new URL(".", import.meta.url));
const target = `${here}../static/home/css/`;
const compiled = (name) => compile(`${here}${name}.scss`, { style: "compressed", charset: false, quietDeps: true, loadPaths: [`${here}node_modules`] }).css;

const NOTICE = `/*! Subset of KERN (@kern-ux/native 2.7.2), © KERN-Team, licensed under the EUPL 1.2, changed: see EUPL-1.2.txt beside */
`;

// KERN cuts its icons out of a coloured box by masks in data: addresses, which our content security policy forbids.
function withoutMaskedIcons(css) {
  return css
    .replace(/(-webkit-)?mask:url\([^)]*data:(?:[^"]|"(?=[^)]))*?"\);?/g, "")
    .replaceAll("background-color:var(--kern-color-white) !important;forced-color-adjust:none", "");
}

function withoutFallbacks(css) {
  return css.replace(/var\((--kern-[\w-]+),[^()]*\)/g, "var($1)");
}

// The reader's system decides between light and dark, and paper is always light.
function bySystemOnly(css) {
  return css
    .replace(/\[data-kern-theme=\w+\],\.kern-(light|dark)\{[^}]*\}/g, "")
    .replace("@media(prefers-color-scheme: dark)", "@media screen and (prefers-color-scheme: dark)")
    .replace("@media(prefers-color-scheme: light)", "@media print,(prefers-color-scheme: light)");
}

function withoutUnusedVariables(css, users) {
  const used = new Set([...`${css}${users}`.matchAll(/var\((--[\w-]+)/g)].map((match) => match[1]));
  const rest = css.replace(/(--kern-[\w-]+):[^;}]*(;|(?=\}))/g, (all, name) => (used.has(name) ? all : ""));
  return rest === css ? css : withoutUnusedVariables(rest, users);
}

const site = compiled("site");
const kern = withoutUnusedVariables(bySystemOnly(withoutFallbacks(withoutMaskedIcons(compiled("kern")))), site);

mkdirSync(target, { recursive: true });
for (const [name, css] of Object.entries({ kern: NOTICE + kern, site })) {
  writeFileSync(`${target}${name}.css`, `${css}\n`);
  console.log(`${name}.css: ${css.length} bytes, ${gzipSync(css).length} gzipped`);
}

const qr = `${here}node_modules/qr/`;
const decoder = `${here}../../events/static/events/check_in/qr/`;
const { version } = JSON.parse(readFileSync(`${qr}package.json`));

buildSync({
  stdin: { contents: 'export { default } from "qr/decode.js";', resolveDir: here },
  outfile: `${decoder}decode.js`,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  legalComments: "none",
  banner: { js: `/*! Decoder of qr ${version}, © 2023 Paul Miller, MIT licence: see LICENSE beside */` },
  logLevel: "info",
});
copyFileSync(`${qr}LICENSE-MIT`, `${decoder}LICENSE`);
