// The rehearsal room's page: shows what the server says, sends what a person does. It decides nothing.

import { prepare } from "./beginning.js";
import { talk } from "./chat.js";
import { act, language, listen, say, upload, words } from "./door.js";
import { $ } from "./element.js";
import { guide, isGuideHidden, people, plan } from "./sides.js";

const phoneWidth = matchMedia("(max-width: 820px)");
const PANE_OF = { group: "group", others: "group", clock: "group", phone: "phone", plan: "plan", cards: "plan" };
let state = null;

function glows(where, control) {
  const glow = state.guide.glow;
  return !isGuideHidden() && Boolean(glow) && glow.where === where && glow.control === control;
}

function draw(next) {
  const isFirst = state === null || state.room !== next.room;
  const said = state?.guide.text;
  state = next;
  document.body.classList.toggle("unguided", isGuideHidden());
  $("hint").textContent = state.hint;
  $("group-title").textContent = state.group.title;
  $("members").textContent = state.group.members;
  $("phone-title").textContent = state.phone.title;
  people(state);
  guide(state);
  talk($("group-messages"), state.group.messages, "group", isFirst);
  talk($("phone-messages"), state.phone.messages, "phone", isFirst);
  controls();
  plan(state, glows);
  const glow = isGuideHidden() ? null : state.guide.glow;
  const pane = glow ? PANE_OF[glow.where] : "";
  if (pane && pane !== "plan" && state.guide.text !== said && !isFirst) show(pane);
  tabs();
}

// Where only one of group, phone and plan is to be seen, the way to the next step glows too.
function tabs() {
  const glow = isGuideHidden() ? null : state?.guide.glow;
  for (const one of document.querySelectorAll(".tabs button")) {
    const isNext = glow && PANE_OF[glow.where] === one.dataset.tab;
    one.classList.toggle("glow", Boolean(isNext) && document.body.dataset.tab !== one.dataset.tab);
  }
}

function controls() {
  $("time").textContent = state.clock.text;
  $("day").classList.toggle("glow", glows("clock", "day"));
  $("deadline").disabled = !state.clock.deadline;
  $("deadline").classList.toggle("glow", glows("clock", "deadline"));
  $("meeting").hidden = !state.clock.meeting;
  $("others").classList.toggle("off", !state.clock.others);
  for (const one of document.querySelectorAll("[data-mood]")) {
    one.disabled = !state.clock.others;
    one.classList.toggle("glow", glows("others", one.dataset.mood));
  }
  $("start").hidden = !state.phone.start;
  $("start").classList.toggle("glow", glows("phone", "start"));
  $("phone-write").hidden = state.phone.start;
  $("phone-text").classList.toggle("glow", glows("phone", "text"));
  $("attach").classList.toggle("glow", glows("phone", "attach"));
  $("phone-dot").hidden = !state.phone.unread;
  $("cards").classList.toggle("glow", glows("cards", ""));
}

function show(pane) {
  document.body.dataset.tab = pane;
  for (const one of document.querySelectorAll(".tabs button")) {
    if (one.dataset.tab === pane) one.setAttribute("aria-current", "true");
    else one.removeAttribute("aria-current");
  }
  tabs();
  if (!phoneWidth.matches) return;
  for (const box of [$("group-messages"), $("phone-messages")]) {
    box.scrollTop = box.scrollHeight;
    box.querySelector(".glow")?.scrollIntoView({ block: "nearest" });
  }
}

function send(form, input, kind) {
  form.addEventListener("submit", async (submit) => {
    submit.preventDefault();
    const text = input.value;
    if (!text.trim()) return;
    input.value = "";
    const told = await act(kind, { text });
    if (!told && !input.value) input.value = text;
  });
}

send($("group-write"), $("group-text"), "say");
send($("phone-write"), $("phone-text"), "write");
for (const one of ["start", "day", "deadline", "meeting"]) $(one).addEventListener("click", () => act(one));
$("hide").addEventListener("click", () => {
  sessionStorage.setItem("guide", isGuideHidden() ? "" : "hidden");
  draw(state);
});
$("attach").addEventListener("click", () => $("file").click());
$("file").addEventListener("change", () => {
  if ($("file").files.length) upload($("file").files[0]);
  $("file").value = "";
});
for (const one of document.querySelectorAll("[data-mood]")) one.addEventListener("click", () => act("others", { mood: one.dataset.mood }));
for (const one of document.querySelectorAll(".tabs button")) one.addEventListener("click", () => show(one.dataset.tab));
$("phone-text").placeholder = $("group-text").placeholder = words.placeholder;
prepare();
listen(draw, show);
