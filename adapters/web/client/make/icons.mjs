// The hub's sign: two open hands as two arcs under a dot. Drawn as SVG, and as PNG by counting, because no picture is kept in git.
import { deflateSync } from "node:zlib";

const ground = [28, 74, 74];
const ink = [255, 250, 235];

export function icon(whole) {
  const corner = whole ? 0 : 112;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><rect width="512" height="512" rx="${corner}" fill="#1c4a4a"/>
<circle cx="256" cy="164" r="52" fill="#fffaeb"/><path d="M106 266a150 150 0 0 0 300 0" fill="none" stroke="#fffaeb" stroke-width="52" stroke-linecap="round"/></svg>`;
}

const near = (x, y, cx, cy) => Math.hypot(x - cx, y - cy);

function is_ink(x, y) {
  if (near(x, y, 256, 164) <= 52) return true;
  if (near(x, y, 106, 266) <= 26 || near(x, y, 406, 266) <= 26) return true;
  return y >= 266 && Math.abs(near(x, y, 256, 266) - 150) <= 26;
}

// Outside of the rounded corners: transparent.
function is_outside(x, y) {
  const radius = 112;
  const dx = Math.max(radius - x, x - (512 - radius), 0);
  const dy = Math.max(radius - y, y - (512 - radius), 0);
  return Math.hypot(dx, dy) > radius;
}

// Four by four looks into each pixel make smooth edges.
function pixel(column, row, scale, whole) {
  let inked = 0;
  let shown = 0;
  for (let i = 0; i < 16; ++i) {
    const x = (column + ((i % 4) + 0.5) / 4) * scale;
    const y = (row + (Math.floor(i / 4) + 0.5) / 4) * scale;
    if (whole || !is_outside(x, y)) ++shown;
    if (is_ink(x, y)) ++inked;
  }
  const mix = ground.map((from, i) => Math.round(from + ((ink[i] - from) * inked) / 16));
  return [...mix, Math.round((shown * 255) / 16)];
}

// PNG's check sum; zlib's own came with Node 20.15.
function crc32(bytes) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; ++bit) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum;
}

function chunk(name, content) {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const body = Buffer.concat([Buffer.from(name, "latin1"), content]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body) >>> 0);
  return Buffer.concat([length, body, check]);
}

export function raster(size, whole) {
  const rows = Buffer.alloc(size * (1 + size * 4));
  for (let row = 0; row < size; ++row) {
    for (let column = 0; column < size; ++column) {
      rows.set(pixel(column, row, 512 / size, whole), row * (1 + size * 4) + 1 + column * 4);
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 6, 0, 0, 0], 8);
  const sign = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([sign, chunk("IHDR", head), chunk("IDAT", deflateSync(rows, { level: 9 })), chunk("IEND", Buffer.alloc(0))]);
}
