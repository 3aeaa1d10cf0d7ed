// A drawn stand-in for a map: streets that look like somewhere, the same for the same place, without any network.

const SVG = "http://www.w3.org/2000/svg";

function shape(tag, attributes) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}

/** A number from 0 to 1 that belongs to this place and this `turn`. */
function chance({ latitude, longitude }, turn) {
  const value = Math.sin(latitude * 127.1 + longitude * 311.7 + turn * 74.7) * 43758.5453;
  return value - Math.floor(value);
}

function streets(location) {
  const lines = [];
  for (let turn = 0; turn < 5; turn += 1) {
    const [from, to] = [chance(location, turn) * 300, chance(location, turn + 9) * 300];
    lines.push(shape("path", { class: turn ? "street" : "street main", d: `M${from} -10 L${to} 140` }));
    const [left, right] = [20 + turn * 26, 8 + turn * 26 + chance(location, turn + 20) * 24];
    lines.push(shape("path", { class: turn === 2 ? "street main" : "street", d: `M-10 ${left} L310 ${right}` }));
  }
  return lines;
}

/** The picture for a `{latitude, longitude}`; says nothing to a screen reader, the card beside it does. */
export function map(location) {
  const drawing = shape("svg", { viewBox: "0 0 300 130", class: "map", "aria-hidden": "true", preserveAspectRatio: "xMidYMid slice" });
  const park = { class: "park", x: chance(location, 41) * 200, y: chance(location, 42) * 70, width: 90, height: 60, rx: 10 };
  const pin = shape("path", { class: "pin", d: "M150 84c-12-15-19-24-19-34a19 19 0 0 1 38 0c0 10-7 19-19 34z" });
  drawing.append(shape("rect", park), ...streets(location), pin, shape("circle", { class: "hole", cx: 150, cy: 50, r: 7 }));
  return drawing;
}
