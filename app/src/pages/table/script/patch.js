// Makes what is inside an element what a text of HTML says, and leaves alone what is so already: the focus, what
// somebody types, how far something is scrolled.

export function patch(root, html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  inside(root, template.content);
}

// Two nodes for the same thing: by id or key, else by the class that names it.
const name = (node) => node.id || node.dataset?.key || node.dataset?.keep || node.getAttribute?.('class')?.split(' ')[0] || '';
const same = (a, b) => a.nodeName === b.nodeName && name(a) === name(b);

// What is typed into a field is no part of its node: two that are equal may hold different words.
const typed = (node) => node.nodeName === 'TEXTAREA' || node.querySelector?.('textarea');

function inside(from, to) {
  let node = from.firstChild;
  for (const wanted of [...to.childNodes]) {
    let found = node;
    while (found && !same(found, wanted)) found = found.nextSibling;
    if (!found) {
      from.insertBefore(wanted, node);
      continue;
    }
    if (found === node) node = node.nextSibling;
    else from.insertBefore(found, node);
    if (typed(found) || !found.isEqualNode(wanted)) become(found, wanted);
  }
  while (node) {
    const next = node.nextSibling;
    node.remove();
    node = next;
  }
}

function become(from, to) {
  if (from.nodeType !== Node.ELEMENT_NODE) {
    from.nodeValue = to.nodeValue;
    return;
  }
  for (const { name, value } of to.attributes) {
    // What somebody has folded away or unfolded stays so.
    if (name === 'open') continue;
    if (from.getAttribute(name) !== value) from.setAttribute(name, value);
    if (name === 'checked') from.checked = true;
  }
  for (const { name } of [...from.attributes]) {
    if (to.hasAttribute(name) || name === 'open') continue;
    from.removeAttribute(name);
    if (name === 'checked') from.checked = false;
  }
  if (from.nodeName === 'TEXTAREA') {
    if (from.value !== to.value) from.value = to.value;
  } else if (!('keep' in from.dataset)) {
    inside(from, to);
  }
}
