// Where the focus goes when what had it goes away: to what is left around it, so that nobody who works with keys begins
// again at the top of the page.

// What had the focus last, what is around it, and then the same of what had it before.
let around = [];

export function keep_focus() {
  document.addEventListener('focusin', (event) => {
    const path = event.composedPath();
    const end = path.findIndex((node) => node.matches?.('dialog, main'));
    // After a line of a list, its neighbours.
    const near = (node) => (node.nodeName === 'LI' ? [node, node.nextElementSibling, node.previousElementSibling] : node);
    around = [...path.slice(0, end + 1).flatMap(near), ...around].filter((node) => node && node.nodeName !== 'MAIN').slice(0, 60);
  });
  new MutationObserver(() => {
    const active = document.activeElement;
    // What is hidden keeps the focus until the browser has drawn the page, and then nobody has it.
    const lost = (active === document.body || gone(active)) && around.length && gone(around[0]);
    if (lost) [...around, document.querySelector('main')].some(takes);
  }).observe(document.body, { childList: true, subtree: true, attributeFilter: ['hidden', 'open'] });
}

const gone = (node) => !node.isConnected || node.closest('[hidden], dialog:not([open])');

// Whether it takes the focus: what nobody sees does not, as an empty list.
function takes(node) {
  if (gone(node) || !node.offsetHeight) return false;
  const first = node.querySelector('[autofocus]') ?? node;
  if (first.tabIndex < 0) first.tabIndex = -1;
  first.focus({ preventScroll: true });
  return document.activeElement === first;
}
