// Makes what is inside an element what a text of HTML says, and leaves alone what is so already: the focus, what
// somebody types, how far something is scrolled.

export function patch(root, html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  const around = [];
  for (let at = document.activeElement; root.contains(at); at = at.parentNode) around.push(at);
  inside(root, template.content);
  // What had the focus is gone: what is left around it has it then, and nobody begins again at the top of the page.
  if (around.length && !around[0].isConnected) take(around.find((node) => node.isConnected));
}

function take(node) {
  if (!node.hasAttribute('tabindex')) node.tabIndex = -1;
  node.focus({ preventScroll: true });
}

// Two nodes for the same thing: by id or key, else by the class that names it.
const name = (node) => node.id || node.dataset?.key || node.dataset?.keep || node.getAttribute?.('class')?.split(' ')[0] || '';
const same = (a, b) => a.nodeName === b.nodeName && name(a) === name(b);

// What is typed into a field is no part of its node: two that are equal may hold different words.
const typed = (node) => node.nodeName === 'TEXTAREA' || node.querySelector?.('textarea');

function inside(from, to) {
  let node = from.firstChild;
  // Up to `end`, which stays where it is: what is moved loses the focus.
  const clear = (end) => {
    while (node !== end) {
      const next = node.nextSibling;
      node.remove();
      node = next;
    }
  };
  for (const wanted of [...to.childNodes]) {
    let found = node;
    while (found && !same(found, wanted)) found = found.nextSibling;
    if (!found) {
      from.insertBefore(wanted, node);
      continue;
    }
    clear(found);
    node = found.nextSibling;
    if (typed(found) || !found.isEqualNode(wanted)) become(found, wanted);
  }
  clear(null);
}

// What somebody has folded away or unfolded stays so, and so does what may have the focus.
const kept = (name) => name === 'open' || name === 'tabindex';

function become(from, to) {
  if (from.nodeType !== Node.ELEMENT_NODE) {
    from.nodeValue = to.nodeValue;
    return;
  }
  for (const { name, value } of to.attributes) {
    if (kept(name)) continue;
    if (from.getAttribute(name) !== value) from.setAttribute(name, value);
    if (name === 'checked') from.checked = true;
  }
  for (const { name } of [...from.attributes]) {
    if (to.hasAttribute(name) || kept(name)) continue;
    from.removeAttribute(name);
    if (name === 'checked') from.checked = false;
  }
  if (from.nodeName === 'TEXTAREA') {
    if (from.value !== to.value) from.value = to.value;
  } else if (!('keep' in from.dataset)) {
    inside(from, to);
  }
}
