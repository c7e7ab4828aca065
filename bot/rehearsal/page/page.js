// The rehearsal room's page: shows what the server says, sends what a person does. It decides nothing.

const $ = (id) => document.getElementById(id);
const words = JSON.parse($("words").textContent);
const language = document.body.dataset.language;
const phoneWidth = matchMedia("(max-width: 820px)");
let state = null;
let seenToast = 0;
let firstDrawing = true;

async function act(kind, facts = {}) {
  const answer = await fetch(`/act?lang=${language}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ kind, ...facts }),
  }).catch(() => null);
  if (!answer) return say(words.offline);
  if (!answer.ok) say((await answer.json().catch(() => ({}))).error || words.failed);
}

function element(tag, facts = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(facts)) {
    if (name === "class") made.className = value;
    else if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

// Telegram's own few tags, nothing else: whatever a message holds, it cannot become script.
const TAGS = new Set(["B", "STRONG", "I", "EM", "U", "S", "CODE", "PRE", "BLOCKQUOTE", "A"]);
function rich(html) {
  const fragment = document.createDocumentFragment();
  const copy = (from, to) => {
    for (const node of from.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) to.append(node.data);
      else if (TAGS.has(node.tagName)) {
        const kept = document.createElement(node.tagName);
        if (node.tagName === "BLOCKQUOTE" && node.hasAttribute("expandable")) expandable(kept);
        if (node.tagName === "A") link(kept, node.getAttribute("href") || "");
        copy(node, kept);
        to.append(kept);
      } else copy(node, to);
    }
  };
  copy(new DOMParser().parseFromString(html, "text/html").body, fragment);
  return fragment;
}

function expandable(quote) {
  quote.className = "folded";
  quote.tabIndex = 0;
  quote.addEventListener("click", () => quote.classList.toggle("folded"));
  quote.addEventListener("keydown", (key) => key.key === "Enter" && quote.classList.toggle("folded"));
}

function link(anchor, url) {
  anchor.href = "#";
  anchor.addEventListener("click", (click) => {
    click.preventDefault();
    act("link", { url });
  });
}

function say(text) {
  const toast = $("toast");
  toast.textContent = text;
  toast.hidden = false;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => (toast.hidden = true), Math.max(4000, text.length * 70));
}

function button(text, facts, glow) {
  return element("button", { type: "button", class: glow ? "glow" : "", ...facts }, text);
}

function glows(where, label) {
  const glow = state.guide.glow;
  return !state.guide.hidden && glow && glow.where === where && (!glow.labels || glow.labels.includes(label));
}

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
      one.pinned ? element("span", { class: "pin", title: words.pinned }, "📌") : null));
  }
  if (one.reply_text) bubble.append(element("p", { class: "reply" }, one.reply_text));
  if (one.document) {
    const facts = { class: "file", href: `/file/${one.document.id}?lang=${language}`, target: "_blank" };
    if (glows("file", one.document.name)) facts.class += " glow";
    bubble.append(element("a", facts, element("span", { "aria-hidden": "true" }, "📄 "), one.document.name,
      element("small", {}, ` ${Math.ceil(one.document.size / 1024)} kB`)));
  }
  const text = element("div", { class: "text" });
  text.append(rich(one.html));
  bubble.append(text);
  bubble.append(element("footer", {}, one.edited ? `${words.edited} ${one.time}` : one.time,
    one.silent ? element("span", { title: words.silent }, " 🔕") : null));
  if (one.rows.length) {
    const keys = element("div", { class: "keys" });
    for (const row of one.rows) {
      keys.append(element("div", {}, ...row.map((each) =>
        button(each.text, { onclick: () => act("press", { chat: one.chat, message: one.id, button: each.data || each.text }) },
          glows(where, each.text)))));
    }
    bubble.append(keys);
  }
  return bubble;
}

function key(one, where) {
  const glow = state.guide.hidden ? "" : JSON.stringify(state.guide.glow || "");
  return [one.id, one.revision, where, one.pinned, one.rows.length || one.document ? glow : ""].join("|");
}

function talk(box, messages, where) {
  const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 120;
  const old = new Map([...box.children].map((child) => [child.dataset.key, child]));
  const grew = messages.length && !box.querySelector(`#${where}-${messages.at(-1).id}`);
  const focused = document.activeElement && box.contains(document.activeElement) ? document.activeElement.textContent : null;
  const wanted = messages.map((one) => old.get(key(one, where)) || message(one, where));
  if (wanted.length !== box.children.length || wanted.some((one, at) => one !== box.children[at])) box.replaceChildren(...wanted);
  if (focused) [...box.querySelectorAll("button")].find((one) => one.textContent === focused)?.focus({ preventScroll: true });
  if (grew || atEnd || firstDrawing) box.scrollTop = box.scrollHeight;
}

function people() {
  const list = $("people");
  list.replaceChildren(...state.people.map((one) =>
    element("li", {}, element("button", {
      type: "button",
      class: [one.role, glows("people", one.name) ? "glow" : ""].join(" "),
      "aria-current": one.id === state.selected ? "true" : null,
      onclick: () => act("be", { person: one.id }),
    }, element("span", { class: "avatar", "aria-hidden": "true" }, one.short),
      element("span", { class: "name" }, one.name, one.note ? element("small", {}, one.note) : null),
      one.waits ? element("span", { class: "dot", role: "img", "aria-label": words.waits }) : null))));
  list.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function guide() {
  const { guide } = state;
  $("guide").classList.toggle("folded", guide.hidden);
  $("steps").replaceChildren(...guide.steps.map((one, at) =>
    element("li", { class: one.state, "aria-current": one.state === "now" ? "step" : null },
      `${at + 1} ${one.label}`, element("span", { class: "hidden" }, ` – ${words[one.state]}`))));
  if ($("say").textContent !== guide.text) $("say").textContent = guide.text;
  $("choices").replaceChildren(...guide.choices.map((one) =>
    button(one.label, { onclick: () => act(one.act, one.facts) }, one.glow)));
  $("hide").textContent = guide.hidden ? words.show_guide : words.hide_guide;
}

function plan() {
  const { strip } = state;
  $("strip").textContent = strip.text;
  $("plan").classList.toggle("fresh", strip.files.length > 0);
  $("downloads").replaceChildren(...strip.files.map((one) => element("a", {
    class: glows("plan", one.name) ? "glow" : "", href: `/plan/${one.format}?lang=${language}`, target: "_blank",
    onclick: () => act("opened"),
  }, one.name)));
  $("events").replaceChildren(...state.events.map((one) => element("li", {}, element("time", {}, one.time), ` ${one.text}`)));
  $("cards").replaceChildren(...state.cards.map((one) => element("article", { class: "card" },
    element("h3", {}, one.title), element("p", {}, one.text), button(one.label, { onclick: () => act("card", { card: one.id }) }))));
}

function draw() {
  $("group-title").textContent = state.group.title;
  $("members").textContent = state.group.members;
  $("phone-title").textContent = state.phone.title;
  $("phone-text").placeholder = $("group-text").placeholder = words.placeholder;
  $("time").textContent = state.clock.text;
  $("deadline").disabled = !state.clock.deadline;
  $("deadline").classList.toggle("glow", Boolean(glows("clock", "deadline")));
  $("others").classList.toggle("off", !state.clock.others);
  for (const one of document.querySelectorAll("[data-mood]")) {
    one.disabled = !state.clock.others;
    one.classList.toggle("glow", Boolean(glows("others", one.dataset.mood)));
  }
  people();
  guide();
  talk($("group-messages"), state.group.messages, "group");
  talk($("phone-messages"), state.phone.messages, "phone");
  $("start").hidden = !state.phone.start;
  $("start").classList.toggle("glow", Boolean(glows("phone", $("start").textContent)));
  $("phone-write").hidden = state.phone.start;
  $("phone-dot").hidden = !state.phone.unread;
  plan();
  if (state.toast && state.toast.id > seenToast) {
    if (!firstDrawing) say(state.toast.text);
    seenToast = state.toast.id;
  }
  if (!firstDrawing && state.tab_turn !== draw.turn) show(state.tab);
  const next = !state.guide.hidden && state.guide.glow ? TAB_OF[state.guide.glow.where] : "";
  if (next && state.guide.text !== draw.said) show(next);
  draw.said = state.guide.text;
  draw.turn = state.tab_turn;
  firstDrawing = false;
}

const TAB_OF = { group: "group", others: "group", clock: "group", phone: "phone", start: "phone", plan: "plan" };

function show(tab) {
  document.body.dataset.tab = tab;
  for (const one of document.querySelectorAll(".tabs [role=tab]")) one.setAttribute("aria-selected", one.dataset.tab === tab);
  if (phoneWidth.matches) for (const box of [$("group-messages"), $("phone-messages")]) box.scrollTop = box.scrollHeight;
}

function send(form, input, kind) {
  form.addEventListener("submit", (submit) => {
    submit.preventDefault();
    const text = input.value;
    if (!text.trim()) return;
    input.value = "";
    act(kind, { text });
  });
}

send($("group-write"), $("group-text"), "say");
send($("phone-write"), $("phone-text"), "write");
$("start").addEventListener("click", () => act("start"));
$("day").addEventListener("click", () => act("day"));
$("deadline").addEventListener("click", () => act("deadline"));
$("hide").addEventListener("click", () => act("guide", { hidden: !state.guide.hidden }));
for (const one of document.querySelectorAll("[data-mood]")) one.addEventListener("click", () => act("others", { mood: one.dataset.mood }));
for (const one of document.querySelectorAll(".tabs [role=tab]")) one.addEventListener("click", () => show(one.dataset.tab));
for (const one of document.querySelectorAll("[data-begin]")) one.addEventListener("click", () => { $("over").open = false; act("begin", { mode: one.dataset.begin }); });
document.querySelector("[data-open=own]").addEventListener("click", () => { $("over").open = false; $("own").showModal(); });
$("own-form").addEventListener("submit", (submit) => {
  if (submit.submitter.value === "ok") act("begin", { mode: "own", city: $("own-city").value, agencies: $("own-agencies").value });
});

const events = new EventSource(`/events?lang=${language}`);
events.onmessage = (event) => {
  state = JSON.parse(event.data);
  draw();
};
events.onerror = () => say(words.offline);
