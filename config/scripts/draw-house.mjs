// Draws config/house.svg from config/borders.mjs: layers as floors, rooms as boxes, arrows along the table. `node config/scripts/draw-house.mjs`
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DOORS, LAYERS } from '../borders.mjs';

const WIDTH = 860;
const FLOOR = 84;
const ROOM = { width: 132, height: 40 };
const TOP = 96;
const PROGRAMS = ['api', 'worker', 'cli', 'demo-idp', 'portal'];

function placeRooms() {
  const places = new Map();
  for (const [floor, rooms] of LAYERS.entries()) {
    const step = WIDTH / (rooms.length + 1);
    for (const [index, room] of rooms.entries()) places.set(room, { x: step * (index + 1), y: TOP + floor * FLOOR });
  }
  return places;
}

const box = (x, y, text, kind) =>
  `<g class="${kind}"><rect x="${x - ROOM.width / 2}" y="${y - ROOM.height / 2}" width="${ROOM.width}" height="${ROOM.height}" rx="6"/><text x="${x}" y="${y + 5}">${text}</text></g>`;

function arrow(from, to) {
  const [x1, y1, x2, y2] = [from.x, from.y + ROOM.height / 2, to.x, to.y - ROOM.height / 2 - 4];
  const middle = (y1 + y2) / 2;
  return `<path d="M${x1},${y1} C${x1},${middle} ${x2},${middle} ${x2},${y2}"/>`;
}

/** Only the arrows that no longer way implies: who may use programmes may use what it stands on. */
const isImplied = (room, used) => DOORS[room].some((other) => other !== used && DOORS[other].includes(used));

export function drawHouse() {
  const places = placeRooms();
  const height = TOP + LAYERS.length * FLOOR + 10;
  const arrows = Object.entries(DOORS).flatMap(([room, uses]) =>
    uses.filter((used) => !isImplied(room, used)).map((used) => arrow(places.get(room), places.get(used))),
  );
  const programs = PROGRAMS.map((name, index) =>
    box((WIDTH / (PROGRAMS.length + 1)) * (index + 1), 32, name, 'program'),
  );
  const rooms = [...places].map(([name, { x, y }]) => box(x, y, name, 'room'));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="The rooms of the house and which may use which">
<style>
  rect{stroke:#0b4f6c;stroke-width:1.5}.room rect{fill:#e6f1f5}.program rect{fill:#fff7e0;stroke:#a8761a}
  text{font:15px system-ui,sans-serif;text-anchor:middle;fill:#12232b}path{fill:none;stroke:#5b7a87;stroke-width:1.3;marker-end:url(#tip)}
  .note{font-size:12px;text-anchor:start;fill:#44606b}
</style>
<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0,0 L8,4 L0,8" style="marker-end:none"/></marker></defs>
<rect width="${WIDTH}" height="${height}" style="fill:#fff;stroke:none"/>
${arrows.join('\n')}
${programs.join('\n')}
${rooms.join('\n')}
<text class="note" x="12" y="${height - 8}">Programs (top) open doors only; portal talks to api over HTTP. Arrows that follow from others are left out; news travels up as facts.</text>
</svg>
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(join(fileURLToPath(new URL('.', import.meta.url)), '..', 'house.svg'), drawHouse());
}
