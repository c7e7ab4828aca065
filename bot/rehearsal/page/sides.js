// What stands around the chats: people, guide, plan strip, cards, what happened.

import { act, language, words } from "./door.js";
import { $, button, element } from "./element.js";

export const isGuideHidden = () => sessionStorage.getItem("guide") === "hidden";

export function people(state) {
  const list = $("people");
  const focused = list.contains(document.activeElement) ? document.activeElement.dataset.person : "";
  list.replaceChildren(...state.people.map((one) =>
    element("li", {}, element("button", {
      type: "button",
      class: one.role,
      "data-person": one.id,
      "aria-current": one.id === state.selected ? "true" : null,
      onclick: () => act("be", { person: one.id }),
    }, element("span", { class: "avatar", "aria-hidden": "true" }, one.short),
      element("span", { class: "name" }, one.name, one.note ? element("small", {}, one.note) : null),
      one.waits ? element("span", { class: "dot", role: "img", "aria-label": words.waits }) : null))));
  if (focused) list.querySelector(`[data-person="${focused}"]`)?.focus({ preventScroll: true });
  if (people.shown !== state.selected) list.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  people.shown = state.selected;
}

export function guide(state) {
  const { guide } = state;
  const hidden = isGuideHidden();
  $("guide").classList.toggle("folded", hidden);
  $("steps").replaceChildren(...guide.steps.map((one, at) =>
    element("li", { class: one.state, "aria-current": one.state === "now" ? "step" : null },
      `${at + 1} ${one.label}`, element("span", { class: "hidden" }, ` – ${words[one.state]}`))));
  if ($("say").textContent !== guide.text) $("say").textContent = guide.text;
  const shown = JSON.stringify(guide.choices);
  if ($("choices").dataset.shown !== shown) {
    $("choices").dataset.shown = shown;
    $("choices").replaceChildren(...guide.choices.map((one) =>
      button(one.label, { "data-act": one.act, onclick: () => act(one.act, one.facts) }, one.glow)));
  }
  $("hide").textContent = hidden ? words.show_guide : words.hide_guide;
}

export function plan(state, glows) {
  const { strip } = state;
  const text = [strip.text, ...strip.goals].join(" · ");
  if ($("strip").textContent !== text) $("strip").textContent = text;
  $("plan").classList.toggle("fresh", strip.files.length > 0);
  $("downloads").replaceChildren(...strip.files.map((one) => element("a", {
    class: glows("plan", one.format) ? "glow" : "", href: `/plan/${one.format}?lang=${language}`, target: "_blank",
    onclick: () => act("opened"),
  }, one.name)));
  happened(state.events);
  $("cards").replaceChildren(...state.cards.map((one) => element("article", { class: "card" },
    element("h3", {}, one.title), element("p", {}, one.text),
    button(one.label, { onclick: () => act("card", { card: one.id }) }))));
}

function happened(events) {
  const list = $("events");
  const grew = events.length !== list.children.length || events.at(-1)?.text !== happened.last;
  if (!grew) return;
  happened.last = events.at(-1)?.text;
  list.replaceChildren(...events.map((one) => element("li", {}, element("time", {}, one.time), ` ${one.text}`)));
  list.scrollTop = list.scrollHeight;
}
