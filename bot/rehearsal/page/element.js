// Makes elements; shows Telegram's HTML and nothing else of it.

export const $ = (id) => document.getElementById(id);

export function element(tag, facts = {}, ...children) {
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

export function button(text, facts, glow) {
  return element("button", { type: "button", class: glow ? "glow" : "", ...facts }, text);
}

// Telegram's own few tags, nothing else: whatever a message holds, it cannot become script.
const TAGS = new Set(["B", "STRONG", "I", "EM", "U", "S", "CODE", "PRE", "BLOCKQUOTE", "A"]);

export function rich(html, openLink) {
  const fragment = document.createDocumentFragment();
  const copy = (from, to) => {
    for (const node of from.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) to.append(node.data);
      else if (TAGS.has(node.tagName)) {
        const kept = document.createElement(node.tagName);
        if (node.tagName === "BLOCKQUOTE" && node.hasAttribute("expandable")) expandable(kept);
        if (node.tagName === "A") link(kept, node.getAttribute("href") || "", openLink);
        copy(node, kept);
        to.append(kept);
      } else copy(node, to);
    }
  };
  copy(new DOMParser().parseFromString(html, "text/html").body, fragment);
  return fragment;
}

function expandable(quote) {
  const turn = () => quote.setAttribute("aria-expanded", quote.classList.toggle("folded") ? "false" : "true");
  quote.className = "folded";
  quote.tabIndex = 0;
  quote.setAttribute("role", "button");
  quote.setAttribute("aria-expanded", "false");
  quote.addEventListener("click", turn);
  quote.addEventListener("keydown", (key) => key.key === "Enter" && turn());
}

function link(anchor, url, openLink) {
  anchor.href = "#";
  anchor.addEventListener("click", (click) => {
    click.preventDefault();
    openLink(url);
  });
}
