// A text: what the equivalents that show up need beyond CSS, and the way from mark to mark.

const running = document.querySelector(".running-text");
const marks = [...running.querySelectorAll("a")];

// A sentence may stand in another part of a long text: the address does not tell the server.
const sentence = /^#s(\d+)$/.exec(location.hash);
if (sentence && running.dataset.partOf && !document.getElementById(`s${sentence[1]}`)) {
    const address = new URL(running.dataset.partOf, location);
    address.searchParams.set("sentence", sentence[1]);
    const asked = new URLSearchParams(location.search).has("sentence"); // there is none such
    if (!asked) location.replace(address + location.hash);
}

// Escape hides what shows up, without moving pointer or focus (WCAG 1.4.13); so does another
// mark that is pointed at or focused.
const show = () => running.classList.remove("tips-off");
document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") running.classList.add("tips-off");
});
running.addEventListener("focusin", show);
running.addEventListener("pointerover", (event) => {
    if (event.target.closest("a") !== event.relatedTarget?.closest?.("a")) show();
});

// By touch, the first tap shows the equivalents and the second leads to the entry.
let focusedBefore; // the tap; undefined where it is none
running.addEventListener("pointerdown", (event) => {
    focusedBefore = event.pointerType === "touch" ? document.activeElement : undefined;
});
running.addEventListener("click", (event) => {
    const mark = event.target.closest("a");
    const isFirstTap = mark && focusedBefore !== undefined && focusedBefore !== mark;
    focusedBefore = undefined; // a key may click next
    if (!isFirstTap) return;
    event.preventDefault();
    mark.focus();
});

// What shows up stays within the page.
const keepInside = (event) => {
    const tip = event.target.closest?.("a")?.querySelector(".tip");
    if (!tip) return;
    tip.classList.remove("tip-left");
    if (tip.getBoundingClientRect().right > document.documentElement.clientWidth) {
        tip.classList.add("tip-left");
    }
};
running.addEventListener("focusin", keepInside);
running.addEventListener("pointerover", keepInside);

// From the list: every mark of the entry stands out, and each click goes to the next.
const place = document.querySelector(".text-place");
let chosen = "";
let turn = -1;
document.querySelector(".text-terms")?.addEventListener("click", (event) => {
    const link = event.target.closest("a.jump");
    if (!link) return;
    const entry = link.parentElement.querySelector("a.to-entry").getAttribute("href");
    const own = marks.filter((mark) => mark.getAttribute("href") === entry);
    turn = entry === chosen ? turn + 1 : 0;
    chosen = entry;
    for (const mark of marks) mark.classList.toggle("chosen", own.includes(mark));
    const values = { term: link.textContent, place: (turn % own.length) + 1, count: own.length };
    const sentenceFor = own.length ? place.dataset.position : place.dataset.within;
    place.textContent = sentenceFor.replace(/\{(\w+)\}/g, (_, name) => values[name]);
    if (own.length < 2) return; // the link itself leads there
    event.preventDefault();
    own[turn % own.length].scrollIntoView({ block: "center" });
});
