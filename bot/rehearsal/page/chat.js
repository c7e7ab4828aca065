// A chat: its messages with their buttons, drawn anew only where something changed.

import { act, language, words } from "./door.js";
import { button, element, rich } from "./element.js";

function message(one, where) {
  if (one.service) {
    return element("p", { class: "service", "data-key": key(one, where) }, one.service_text);
  }
  const bubble = element("article", {
    class: `bubble ${one.mine ? "mine" : ""} ${one.by_bot ? "bot" : ""}`,
    "data-key": key(one, where),
    id: `${where}-${one.id}`,
    "aria-label": one.by_bot ? "Roundtable" : one.sender,
  });
  if (!one.mine) {
    bubble.append(element("header", {}, one.by_bot ? "Roundtable" : one.sender,
      one.simulated ? element("span", { class: "simulated" }, words.simulated) : null,
      one.pinned ? element("span", { class: "icon pin", role: "img", "aria-label": words.pinned }) : null));
  }
  if (one.reply_text) bubble.append(element("p", { class: "reply" }, one.reply_text));
  if (one.document) {
    const facts = { class: "file", href: `/file/${one.document.id}?lang=${language}`, target: "_blank" };
    bubble.append(element("a", facts, element("span", { class: "icon file", "aria-hidden": "true" }), ` ${one.document.name}`,
      element("small", {}, ` ${Math.ceil(one.document.size / 1024)} kB`)));
  }
  const text = element("div", { class: "text" });
  text.append(rich(one.html, (url) => act("link", { url })));
  bubble.append(text);
  bubble.append(element("footer", {}, `${one.edited ? `${words.edited} ` : ""}${one.time} `,
    one.silent ? element("span", { class: "icon silent", role: "img", "aria-label": words.silent }) : null));
  if (one.rows.length) bubble.append(keys(one));
  return bubble;
}

function keys(one) {
  const made = element("div", { class: "keys" });
  for (const row of one.rows) {
    made.append(element("div", {}, ...row.map((each) =>
      button(each.text, {
        onclick: () => act("press", { chat: one.chat, message: one.id, button: each.data || each.text }),
      }, one.glow && one.glow === each.data))));
  }
  return made;
}

function key(one, where) {
  return [one.id, one.revision, where, one.pinned, one.mine, one.sender, one.time, one.glow].join("|");
}

export function talk(box, messages, where, isFirst) {
  const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 120;
  const old = new Map([...box.children].map((child) => [child.dataset.key, child]));
  const grew = messages.length && !box.querySelector(`#${where}-${messages.at(-1).id}`);
  const focused = document.activeElement && box.contains(document.activeElement) ? document.activeElement.textContent : null;
  const wanted = messages.map((one) => old.get(key(one, where)) || message(one, where));
  const glowed = box.querySelector(".glow");
  if (wanted.length !== box.children.length || wanted.some((one, at) => one !== box.children[at])) box.replaceChildren(...wanted);
  if (focused) [...box.querySelectorAll("button")].find((one) => one.textContent === focused)?.focus({ preventScroll: true });
  if (grew || atEnd || isFirst) box.scrollTop = box.scrollHeight;
  reveal(box, glowed);
}

// The control that glows is in sight, however long the message above it.
function reveal(box, glowed) {
  const glow = box.querySelector(".glow");
  if (!glow || glow === glowed) return;
  const seen = box.getBoundingClientRect();
  const at = glow.getBoundingClientRect();
  if (at.top < seen.top || at.bottom > seen.bottom) box.scrollTop += at.bottom - seen.bottom + 24;
}
