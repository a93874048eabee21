// Bundles tests/*.test.ts and runs them with Node's own runner: `node test.mjs [FOLDER]` (scratch, default: a fresh one).
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const scratch = mkdtempSync(join(process.argv[2] ?? tmpdir(), "aidhub-pages-"));
const names = readdirSync(join(here, "tests")).filter((name) => name.endsWith(".test.ts"));
if (names.length === 0) throw new Error("there are no tests");
await build({
  absWorkingDir: here,
  entryPoints: names.map((name) => `./tests/${name}`),
  outdir: scratch,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  format: "esm",
  define: { SOURCES: JSON.stringify(here) },
  jsx: "automatic",
  jsxImportSource: "preact",
  logLevel: "warning",
});
const files = names.map((name) => join(scratch, name.replace(/\.ts$/, ".mjs")));
const { status } = spawnSync(process.execPath, ["--test", ...files], { stdio: "inherit" });
rmSync(scratch, { recursive: true });
process.exit(status ?? 1);
