// Keys for reviewing; everything they do can be done with the buttons and links alone.
// They can be switched off, and never act in a field (WCAG 2.2, 2.1.4).

const STORED = "glossary-review-keys";
const box = document.querySelector("#keys");
const help = document.querySelector("#help");

const remembered = () => {
    try {
        return localStorage.getItem(STORED);
    } catch {
        return null; // the browser keeps nothing
    }
};

box.closest("[hidden]").hidden = false;
box.checked = remembered() !== "off";
box.addEventListener("change", () => {
    announce();
    try {
        localStorage.setItem(STORED, box.checked ? "on" : "off");
    } catch {
        // then it holds for this page
    }
});
document.querySelector("#help-button").addEventListener("click", () => help.showModal());

function announce() {
    document.body.classList.toggle("with-keys", box.checked);
    for (const target of document.querySelectorAll("[data-key]")) {
        if (box.checked) target.setAttribute("aria-keyshortcuts", target.dataset.key);
        else target.removeAttribute("aria-keyshortcuts");
    }
}
announce();

// What was done is read out, and Undo is the next stop.
document.querySelector("[data-focus]")?.focus();

// A key that is pressed twice must not act on the page that comes next.
let acted = false;
addEventListener("pageshow", () => { acted = false; });

document.addEventListener("keydown", (event) => {
    const writing = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if (acted || !box.checked || writing || help.open || event.repeat || event.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // On a Korean or Japanese keyboard layout the letter differs; the key is the same.
    const letter = /^Key[A-Z]$/.test(event.code) ? event.code.slice(3).toLowerCase() : event.key;
    const key = event.shiftKey && event.key !== "?" ? "" : event.key === "?" ? "?" : letter;
    const target = key && document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (!target) return;
    event.preventDefault();
    acted = target.id !== "help-button";
    target.click();
});
