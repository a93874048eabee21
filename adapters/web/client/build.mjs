// Bundles the pages into a folder that the hub serves from memory: `node build.mjs DIST [--watch]`.
// Every file but the service worker, the manifest and the icon has its content's hash in its name, is
// there plain, .gz and .br, and is listed in manifest.json, which is written last: it says that the rest is whole.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { coast } from "./make/coast.mjs";
import { icon, raster } from "./make/icons.mjs";
import { districts } from "./make/districts.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const dist = resolve(process.argv[2] ?? "dist");
const fresh = `${dist}.fresh`;

const types = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".geojson": "application/geo+json",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

function type_of(name) {
  const type = types[name.slice(name.lastIndexOf("."))];
  if (!type) throw new Error(`no content type for ${name}`);
  return type;
}

const hash_of = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 12);

const entries = {};

// `address` is the path under which the hub serves it, `name` what pages call it by.
function add(name, address, bytes, imports = []) {
  const file = address.slice(1);
  mkdirSync(dirname(join(fresh, file)), { recursive: true });
  writeFileSync(join(fresh, file), bytes);
  const packed = !name.endsWith(".png");
  if (packed) {
    writeFileSync(join(fresh, `${file}.gz`), gzipSync(bytes, { level: 9 }));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    writeFileSync(join(fresh, `${file}.br`), brotliCompressSync(bytes, { params }));
  }
  entries[name] = {
    file,
    type: type_of(name),
    integrity: `sha384-${createHash("sha384").update(bytes).digest("base64")}`,
    immutable: file.includes(hash_of(bytes)) || /-[0-9A-Z]{8}\./.test(file),
    packed,
    imports,
  };
}

function add_hashed(name, bytes) {
  const dot = name.lastIndexOf(".");
  const address = `/assets/${name.slice(0, dot)}-${hash_of(bytes)}${name.slice(dot)}`;
  add(name, address, bytes);
  return address;
}

const options = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022", "chrome109", "firefox115", "safari15.6"],
  jsx: "automatic",
  jsxImportSource: "preact",
  legalComments: "none",
  logLevel: "warning",
};

// What stands in the map always: made from packages and from the places that the hub itself knows.
function made_files() {
  const made = {
    "coast.geojson": coast(),
    "districts.geojson": districts(join(here, "../../../config/places/gb-postcode-centres.csv")),
  };
  return {
    name: "made-files",
    setup(builder) {
      builder.onResolve({ filter: /\.geojson$/ }, ({ path }) => ({ path, namespace: "made" }));
      builder.onLoad({ filter: /.*/, namespace: "made" }, ({ path }) => ({ contents: made[path], loader: "file" }));
    },
  };
}

async function bundle() {
  const names = ["desk", "help", "ask", "sign_in", "set_up", "demo"];
  const { metafile } = await build({
    ...options,
    entryPoints: Object.fromEntries(names.map((name) => [name, `./entries/${name}`])),
    outdir: join(fresh, "bundle"),
    publicPath: "/assets",
    entryNames: "[name]-[hash]",
    chunkNames: "part-[hash]",
    assetNames: "[name]-[hash]",
    splitting: true,
    alias: { leaflet: "leaflet/dist/leaflet-src.esm.js" }, // its usual file has no exports of ES modules
    loader: { ".geojson": "file" },
    metafile: true,
    plugins: [made_files()],
  });
  const address = (path) => `/assets/${relative(join(fresh, "bundle"), resolve(here, path))}`;
  for (const [path, output] of Object.entries(metafile.outputs)) {
    const file = address(path);
    const named = names.find((name) => output.entryPoint?.startsWith(`entries/${name}.`));
    const imports = output.imports.filter(({ kind }) => kind === "import-statement").map((one) => address(one.path));
    const extension = file.slice(file.lastIndexOf("."));
    add(named ? named + extension : file.slice("/assets/".length), file, readFileSync(resolve(here, path)), imports);
  }
  rmSync(join(fresh, "bundle"), { recursive: true });
}

async function styles() {
  const { outputFiles } = await build({ ...options, entryPoints: ["./style/pages.css"], external: ["*.png"], write: false });
  add_hashed("pages.css", outputFiles[0].contents);
}

function words() {
  for (const file of readdirSync(join(here, "words")).filter((name) => name.endsWith(".json"))) {
    add_hashed(`words/${file}`.replace("/", "_"), readFileSync(join(here, "words", file)));
  }
}

function icons() {
  add("favicon.svg", "/favicon.svg", Buffer.from(icon(false)));
  const sizes = [192, 512];
  const png = (size, whole) => add_hashed(`icon_${whole ? "whole_" : ""}${size}.png`, raster(size, whole));
  const listed = sizes.map((size) => ({ src: png(size, false), sizes: `${size}x${size}`, type: "image/png", purpose: "any" }));
  listed.push({ src: png(512, true), sizes: "512x512", type: "image/png", purpose: "maskable" });
  listed.push({ src: "/favicon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" });
  add_hashed("touch_icon.png", raster(180, true));
  return listed;
}

// One installable program for each kind of person: it opens where they work.
function manifests(icons) {
  const texts = JSON.parse(readFileSync(join(here, "words/en.json")));
  for (const [name, start] of [["help", "/help/tasks"], ["desk", "/desk"], ["ask", "/ask"]]) {
    const manifest = {
      id: start,
      name: texts[`install.${name}.name`],
      short_name: texts[`install.${name}.short`],
      start_url: start,
      scope: "/",
      display: "standalone",
      background_color: "#fbfaf7",
      theme_color: "#1c4a4a",
      icons,
    };
    add(`${name}.webmanifest`, `/${name}.webmanifest`, Buffer.from(JSON.stringify(manifest)));
  }
}

// Last, because it knows all other files: what it keeps for offline is named in it.
async function worker() {
  const kept = Object.values(entries).filter((one) => one.immutable && !one.file.endsWith(".png")).map((one) => `/${one.file}`);
  const version = hash_of(Buffer.from(kept.sort().join()));
  const { outputFiles } = await build({
    ...options,
    format: "iife",
    entryPoints: ["./entries/worker.ts"],
    define: { KEPT: JSON.stringify(kept), VERSION: JSON.stringify(version) },
    write: false,
  });
  add("worker.js", "/worker.js", outputFiles[0].contents);
}

rmSync(fresh, { recursive: true, force: true });
mkdirSync(fresh, { recursive: true });
await styles();
await bundle();
words();
manifests(icons());
await worker();
writeFileSync(join(fresh, "manifest.json"), `${JSON.stringify({ files: entries }, null, 1)}\n`);
rmSync(dist, { recursive: true, force: true });
renameSync(fresh, dist);
