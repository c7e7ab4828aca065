// The way to the server and back. Whom this tab plays is this tab's own: it is told with everything that is asked.

import { $ } from "./element.js";

export const words = JSON.parse($("words").textContent);
export const language = document.body.dataset.language;
const tab = { room: sessionStorage.getItem("room") || "", person: sessionStorage.getItem("person") || "" };
let events = null;
let draw = () => {};
let turn = () => {};

function remember(room, person) {
  const changed = room !== tab.room || String(person) !== String(tab.person);
  Object.assign(tab, { room, person });
  sessionStorage.setItem("room", room);
  sessionStorage.setItem("person", person);
  return changed;
}

function address(path, facts = {}) {
  return `${path}?${new URLSearchParams({ lang: language, room: tab.room, person: tab.person, ...facts })}`;
}

async function ask(path, request) {
  const answer = await fetch(path, { method: "POST", ...request }).catch(() => null);
  if (!answer) return say(words.offline);
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) return say(told.error || words.failed);
  return told;
}

// What the server answered, or undefined where it declined; the sentence is shown then.
export async function act(kind, facts = {}) {
  const told = await ask(address("/act"), {
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ ...facts, kind, room: tab.room, as: Number(tab.person) }),
  });
  if (!told) return told;
  if (told.room && remember(told.room, told.person)) listen(draw, turn);
  if (told.pane) turn(told.pane);
  if (told.toast) say(told.toast);
  return told;
}

export async function upload(file) {
  if (file.size > 2_000_000) return say(words.too_big);
  const told = await ask(address("/upload", { name: file.name }), {
    headers: { "Content-Type": "application/octet-stream" },
    body: file,
  });
  if (told) turn("phone");
}

export function listen(drawing, turning) {
  [draw, turn] = [drawing, turning];
  events?.close();
  events = new EventSource(address("/events"));
  events.onmessage = (event) => {
    const state = JSON.parse(event.data);
    remember(state.room, state.selected);
    draw(state);
  };
  events.onerror = () => say(words.offline);
}

// Below the guide, covering nothing; it stays until the next one, and only its colour fades.
export function say(text) {
  const toast = $("toast");
  toast.textContent = text;
  toast.hidden = false;
  toast.classList.add("fresh");
  clearTimeout(say.timer);
  say.timer = setTimeout(() => toast.classList.remove("fresh"), Math.max(4000, text.length * 70));
}
