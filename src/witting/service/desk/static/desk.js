// Keys, the switch of colours, and what a form does better with a script. Every page works without.
"use strict";

const rows = () => [...document.querySelectorAll("[data-row]")];
const isTyping = (at) => at.matches("input, textarea, select, [contenteditable]");

function kept(name, otherwise) {
  try {
    return localStorage.getItem(name) ?? otherwise;
  } catch {
    return otherwise;
  }
}

function keep(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // It holds for this page alone.
  }
}

function step(by) {
  const all = rows();
  if (!all.length) return;
  const at = all.findIndex((one) => one.contains(document.activeElement));
  const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by;
  const row = all[Math.max(0, Math.min(all.length - 1, next))];
  row.focus();
  row.scrollIntoView({ block: "nearest" });
}

function go(key) {
  const link = document.querySelector(`a[data-key="${key}"]`);
  if (link) link.click();
}

function choose() {
  const box = document.activeElement.closest("tr")?.querySelector("input[name=cases]");
  if (box) box.click();
}

function toBulk() {
  const bulk = document.querySelector("details.bulk");
  if (!bulk) return;
  bulk.open = true;
  bulk.querySelector("select").focus();
}

// The table is exchanged when a filter changes, so the page is listened to, not the form.
document.addEventListener("change", (event) => {
  const form = event.target.closest?.("#bulk");
  if (!form) return;
  const many = form.querySelectorAll("input[name=cases]:checked").length;
  form.querySelector("[data-chosen]").textContent = many === 1 ? "1 chosen" : `${many} chosen`;
  if (event.target.name === "verdict") onlyFittingReasons(form);
});

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  q: () => go("q"),
  u: () => go("u"),
  s: () => go("s"),
  a: () => go("a"),
  "/": () => document.querySelector("[data-search]")?.focus(),
  m: () => go("m"),
  p: () => go("p"),
  x: choose,
  b: toBulk,
  d: () => document.querySelector("#decide input, #second-title, #decision")?.focus(),
  "?": () => document.querySelector("#help").showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (kept("witting-keys", "on") !== "on" || document.querySelector("dialog[open]")) return;
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

function toggleTheme() {
  const root = document.documentElement;
  const isDark = root.dataset.theme
    ? root.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = isDark ? "light" : "dark";
  keep("witting-theme", root.dataset.theme);
}

const reasonGroups = new WeakMap();

function onlyFittingReasons(form) {
  const reason = form.elements.reason;
  if (!reasonGroups.has(reason)) {
    reasonGroups.set(reason, [...reason.querySelectorAll("optgroup")]);
  }
  const groups = reasonGroups.get(reason);
  const chosen = form.elements.verdict.value;
  if (!chosen) return;
  const fitting = groups.find((one) => one.dataset.verdict === chosen);
  reason.replaceChildren(reason.options[0], ...(fitting ? [fitting] : groups));
  reason.value = "";
}

const decide = document.querySelector("#decide");
decide?.addEventListener("change", (event) => {
  if (event.target.name === "verdict") onlyFittingReasons(decide);
});

function openWhatIsPointedAt() {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id && document.getElementById(id);
  if (!target) return;
  for (let at = target.closest("details"); at; at = at.parentElement.closest("details")) {
    at.open = true;
  }
  target.scrollIntoView({ block: "start" });
}

function canCopy() {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("button.copy")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.parentElement.querySelector(".send").textContent);
      button.textContent = "Copied";
    });
  }
}

document.querySelector("#theme")?.addEventListener("click", toggleTheme);
document.querySelector("#help-open")?.addEventListener("click", KEYS["?"]);
const keysOn = document.querySelector("#keys-on");
if (keysOn) {
  keysOn.checked = kept("witting-keys", "on") === "on";
  keysOn.addEventListener("change", () => keep("witting-keys", keysOn.checked ? "on" : "off"));
}
addEventListener("hashchange", openWhatIsPointedAt);
if (decide) onlyFittingReasons(decide);
openWhatIsPointedAt();
canCopy();
