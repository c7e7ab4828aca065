// Starting over: asked first where agreements would be forgotten; own agencies with a pillar each.

import { act, words } from "./door.js";
import { $, element } from "./element.js";

async function begin(facts) {
  const told = await act("begin", facts);
  if (!told?.ask) return;
  $("sure-text").textContent = told.ask;
  $("sure").showModal();
  $("sure").onclose = () => {
    if ($("sure").returnValue === "ok") act("begin", { ...facts, sure: true });
  };
}

async function pillars() {
  const told = await act("guess", { agencies: $("own-agencies").value || " " });
  if (!told) return;
  $("own-rows").replaceChildren(...told.agencies.map(row));
  $("own-names").hidden = true;
  $("own-pillars").hidden = false;
  $("own-rows").querySelector("select")?.focus();
}

function row(one, at) {
  const options = [element("option", { value: "", selected: !one.pillar }, words.choose),
    ...Object.entries(words.pillars).map(([value, label]) => element("option", { value, selected: value === one.pillar }, label))];
  return element("fieldset", { "data-name": one.name },
    element("legend", {}, one.name),
    element("label", { for: `pillar-${at}`, class: "hidden" }, words.pillar),
    element("select", { id: `pillar-${at}`, required: true }, ...options),
    element("label", {}, element("input", { type: "checkbox", checked: one.lived }), ` ${words.lived}`));
}

function named() {
  return [...$("own-rows").children].map((one) => ({
    name: one.dataset.name,
    pillar: one.querySelector("select").value,
    lived: one.querySelector("input").checked,
  }));
}

function names() {
  $("own-names").hidden = false;
  $("own-pillars").hidden = true;
  $("own-rows").replaceChildren();
}

export function prepare() {
  for (const one of document.querySelectorAll("[data-begin]")) {
    one.addEventListener("click", () => {
      $("over").open = false;
      begin({ mode: one.dataset.begin });
    });
  }
  document.querySelector("[data-open=own]").addEventListener("click", () => {
    $("over").open = false;
    names();
    $("own").showModal();
  });
  $("own-next").addEventListener("click", () => $("own-form").reportValidity() && pillars());
  $("own-back").addEventListener("click", names);
  $("own-form").addEventListener("submit", (submit) => {
    if (submit.submitter?.value !== "ok") return;
    if ($("own-pillars").hidden) {
      submit.preventDefault();
      pillars();
    } else begin({ mode: "own", city: $("own-city").value, agencies: named() });
  });
  for (const one of document.querySelectorAll("[data-close]")) one.addEventListener("click", () => one.closest("dialog").close("cancel"));
}
